package org.robograde.agent.station.trial;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.agent.station.recorder.StampReader;
import org.robograde.agent.station.recorder.TrialRecorder;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.scenarios.language.PlannedTrial;
import org.robograde.scenarios.language.Scenario;
import org.robograde.scenarios.play.ScenarioPlayer;
import org.robograde.scenarios.play.TrialEnding;

/**
 * One trial from reset to seal. Recording starts before the unit is told anything and ends after it stands still; whatever goes
 * wrong with the unit or the link ends the trial, never the recording: an aborted trial is sealed like any other.
 */
public final class TrialRun {
    private static final long CLOCK_NOTE_NANOS = 1_000_000_000L;

    private final FieldSession session;
    private final String stationVersion;
    private final StampReader stamps = new StampReader(MessageRegistry.shipped());
    private long clockNotedNanos;

    public TrialRun(FieldSession session, String stationVersion) {
        this.session = session;
        this.stationVersion = stationVersion;
    }

    /**
     * Plays and records.
     *
     * @param trialId names the trial in every grade it will count for
     * @param folder the bundle to make
     * @throws org.robograde.agent.evidence.EvidenceException if it cannot be recorded; then nothing is played
     */
    public Evidence run(Scenario scenario, PlannedTrial trial, String trialId, Path folder, SigningKey key)
            throws InterruptedException {
        session.prepare(trial.seed());
        try (BundleWriter bundle = BundleWriter.create(folder, identity(trial, trialId))) {
            bundle.document("unit.yaml", session.unit().text().getBytes(StandardCharsets.UTF_8));
            bundle.document("site.yaml", session.site().text().getBytes(StandardCharsets.UTF_8));
            bundle.document("scenario.yaml", scenario.text().getBytes(StandardCharsets.UTF_8));
            bundle.roles(session.roles());
            Map<String, Long> brokenBefore = session.ear().brokenLinks();
            TrialEnding ending = playAndRecord(trial, bundle);
            stateBrokenLinks(bundle, brokenBefore, ending);
            return bundle.seal(ending.outcome().word(), ending.reason(), key);
        }
    }

    /** ROS 1 has no sequence number on the wire: what was under way when a connection broke is gone, and nobody knows how much. */
    private void stateBrokenLinks(BundleWriter bundle, Map<String, Long> before, TrialEnding ending) {
        session.ear().brokenLinks().forEach((topic, count) -> {
            if (count > before.getOrDefault(topic, 0L)) {
                bundle.lost(
                        topic,
                        -1,
                        ending.startedNanos(),
                        ending.endedNanos(),
                        "a connection broke during the trial",
                        "the robot link");
            }
        });
    }

    private void note(TrialRecorder recorder, String text) {
        recorder.event(new TrialEvent(session.clock().nowNanos(), "recorder_note", Map.of("text", text)));
    }

    private TrialIdentity identity(PlannedTrial trial, String trialId) {
        return new TrialIdentity(
                trialId,
                session.unit().id(),
                session.unit().unitClass().name().toLowerCase(Locale.ROOT),
                session.site().id(),
                trial.scenarioId(),
                trial.repetition(),
                trial.seed(),
                session.granted() ? TimeBase.SIMULATED : TimeBase.STATION_UTC,
                "station " + stationVersion + (session.granted() ? " (simulated unit)" : ""));
    }

    private TrialEnding playAndRecord(PlannedTrial trial, BundleWriter bundle) {
        long startNanos = session.clock().nowNanos();
        AtomicReference<@Nullable ScenarioPlayer> playing = new AtomicReference<>();
        TrialRecorder recorder = new TrialRecorder(
                bundle,
                stamps,
                session.granted(),
                session::atMonotonic,
                session.driver().sentCounts().keySet(),
                startNanos,
                reason -> Optional.ofNullable(playing.get()).ifPresent(player -> player.abort(reason)));
        clockNotedNanos = 0;
        ScenarioPlayer player = new ScenarioPlayer(
                trial,
                session.site(),
                session.driver(),
                session.clock(),
                session.field(),
                (atNanos, kind, attributes) -> {
                    noteClock(recorder, atNanos);
                    recorder.event(new TrialEvent(atNanos, kind, attributes));
                });
        playing.set(player);
        session.gate().onWindow(() -> {
            recorder.closeWindow(session.clock().nowNanos());
            noteClock(recorder, session.clock().nowNanos());
        });
        session.ear().attach(recorder);
        session.instruments().attach(session.clock(), recorder, player::emergencyStop, text -> note(recorder, text));
        try {
            TrialEnding ending = player.play();
            session.unheardTopics()
                    .forEach(topic -> note(recorder, topic + " appeared after recording began and was not recorded"));
            return ending;
        } finally {
            session.instruments().detach();
            session.ear().detach();
            if (session.granted()) {
                recorder.closeWindow(session.clock().nowNanos());
            }
            session.gate().onWindow(() -> {});
            recorder.failure().ifPresent(failure -> {
                throw failure;
            });
        }
    }

    /** Ties the trial's clock to the station's, so that a reader can tell when in the world a trial was. */
    private synchronized void noteClock(TrialRecorder recorder, long nowNanos) {
        if (clockNotedNanos != 0 && nowNanos - clockNotedNanos < CLOCK_NOTE_NANOS) {
            return;
        }
        clockNotedNanos = nowNanos;
        String tie = "{\"trialNanos\":\"" + nowNanos + "\",\"monotonicNanos\":\"" + System.nanoTime()
                + "\",\"utcNanos\":\"" + StationClock.utcNanos() + "\"}";
        recorder.note("/robograde/clock", "robograde/ClockTie", nowNanos, tie);
    }
}
