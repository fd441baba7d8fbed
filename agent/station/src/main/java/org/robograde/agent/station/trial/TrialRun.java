package org.robograde.agent.station.trial;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.evidence.Interrupted;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.agent.station.recorder.Recording;
import org.robograde.agent.station.recorder.StampReader;
import org.robograde.agent.station.recorder.TrialRecorder;
import org.robograde.agent.station.safety.Heartbeat;
import org.robograde.agent.station.safety.SafetyEvent;
import org.robograde.agent.station.safety.SafetyState;
import org.robograde.agent.station.safety.SafetySupervisor;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.units.UnitInterface;
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
    private static final String RECORDER = "recorder";

    private final FieldSession session;
    private final String stationVersion;
    private final Consumer<String> remarks;
    private final StampReader stamps = new StampReader(MessageRegistry.shipped());
    private long clockNotedNanos;

    /** @param remarks told what an operator should know while a trial runs, on any thread */
    public TrialRun(FieldSession session, String stationVersion, Consumer<String> remarks) {
        this.session = session;
        this.stationVersion = stationVersion;
        this.remarks = remarks;
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
        SafetyRecord safetyRecord = new SafetyRecord(session.clock(), session.granted());
        session.safety().attach((event, source, detail) -> session.driver().stopByEveryWay(), safetyRecord);
        session.requireSafe();
        session.arming().arm(session.safety(), trialId);
        session.safety().start(trialId);
        try {
            session.prepare(trial.seed());
        } catch (RuntimeException | InterruptedException e) {
            session.safety().demand(SafetyEvent.PROGRAM_ABORT, "station", "could not prepare", System.nanoTime());
            throw e;
        }
        RuntimeException failure;
        try (BundleWriter bundle = BundleWriter.create(folder, identity(trial, trialId))) {
            bundle.document("unit.yaml", session.unit().text().getBytes(StandardCharsets.UTF_8));
            bundle.document("site.yaml", session.site().text().getBytes(StandardCharsets.UTF_8));
            session.site()
                    .cameras()
                    .values()
                    .forEach(camera -> camera.calibration().documents().forEach(bundle::document));
            bundle.document("scenario.yaml", scenario.text().getBytes(StandardCharsets.UTF_8));
            bundle.roles(session.roles());
            Played played = playAndRecord(trial, trialId, bundle, safetyRecord);
            concludeSafety(trialId, played.ending(), safetyRecord.unitStood());
            if (played.broken().isEmpty()) {
                return bundle.seal(
                        played.ending().outcome().word(), played.ending().reason(), key);
            }
            failure = played.broken().get();
        } catch (RuntimeException e) {
            // Whatever broke, nothing may move on as if a trial still ran.
            if (session.safety().state() == SafetyState.RUNNING) {
                session.safety()
                        .demand(
                                SafetyEvent.PROGRAM_ABORT,
                                "station",
                                String.valueOf(e.getMessage()),
                                System.nanoTime());
            }
            throw e;
        }
        return sealedAsInterrupted(folder, key, failure);
    }

    /**
     * How playing ended.
     *
     * @param broken why the bundle cannot be sealed by its writer, if it cannot
     */
    private record Played(TrialEnding ending, Optional<RuntimeException> broken) {}

    /** A trial that ended by itself disarms the unit; after a stop only a person leads on, once the unit was seen to stand. */
    private void concludeSafety(String trialId, TrialEnding ending, boolean stood) {
        SafetySupervisor safety = session.safety();
        boolean aborted = ending.outcome() == TrialEnding.Outcome.ABORTED;
        if (safety.state() == SafetyState.RUNNING && aborted && !session.granted()) {
            safety.demand(SafetyEvent.PROGRAM_ABORT, "trial", ending.reason(), System.nanoTime());
        }
        if (safety.state() == SafetyState.RUNNING) {
            safety.finish(trialId);
        }
        if (stood || session.granted()) {
            safety.unitStands();
        }
        if (session.granted()) {
            // Nothing real stands there that a person would have to look at.
            safety.reset("a simulated field");
        }
    }

    /** The recorder broke: what it left is evidence all the same, and marked for what it is. */
    private static Evidence sealedAsInterrupted(Path folder, SigningKey key, RuntimeException failure) {
        try {
            return Interrupted.seal(folder, key);
        } catch (EvidenceException e) {
            failure.addSuppressed(e);
            throw failure;
        }
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

    private Played playAndRecord(PlannedTrial trial, String trialId, BundleWriter bundle, SafetyRecord safetyRecord) {
        Recording recording = Recording.begin(bundle, source(), time(), new Recording.Listener() {
            @Override
            public void remark(String text) {
                remarks.accept(text);
            }

            @Override
            public void failed(String reason) {
                remarks.accept("ALARM: " + reason + "; the trial is ended and the unit stopped");
                session.safety().demand(SafetyEvent.PROGRAM_ABORT, RECORDER, reason, System.nanoTime());
            }
        });
        TrialRecorder recorder = recording.recorder();
        clockNotedNanos = 0;
        ScenarioPlayer player = new ScenarioPlayer(
                trial,
                session.site(),
                session.driver(),
                session.clock(),
                session.field(),
                (atNanos, kind, attributes) -> {
                    noteClock(recorder, atNanos);
                    safetyRecord.seen(kind);
                    recorder.event(new TrialEvent(atNanos, kind, attributes));
                });
        session.gate().onWindow(() -> {
            recorder.closeWindow(session.clock().nowNanos());
            noteClock(recorder, session.clock().nowNanos());
        });
        safetyRecord.writeTo(recorder);
        session.safety().attach((event, source, detail) -> stop(player, event, source, detail), safetyRecord);
        if (session.safety().state() != SafetyState.RUNNING) {
            player.abort("the unit was stopped before the trial began");
        }
        watchRecorder(recorder);
        session.instruments()
                .attach(new InstrumentRecord.Attachment(
                        session.clock(),
                        session.granted(),
                        session::atMonotonic,
                        recorder,
                        text -> note(recorder, text)));
        LedgerRecord ledger = new LedgerRecord(trialId, player, recorder, session.clock());
        session.desk().ifPresent(desk -> {
            desk.ledger().attach(ledger);
            desk.attach(ledger);
        });
        TrialEnding ending;
        try {
            recording.failure().ifPresent(failure -> player.abort(reasonOf(failure)));
            ending = player.play();
            awaitFarStations(text -> note(recorder, text));
            session.unheardTopics()
                    .forEach(topic -> note(recorder, topic + " appeared after recording began and was not recorded"));
        } finally {
            session.safety().unwatch(RECORDER);
            session.instruments().detach();
            session.desk().ifPresent(desk -> {
                desk.detach();
                desk.ledger().detach();
            });
            safetyRecord.close();
            recording.end();
            session.gate().onWindow(() -> {});
        }
        return marked(ending, recording);
    }

    /** What was measured far away before the trial's end belongs into its record, however slow the link is. */
    private void awaitFarStations(Consumer<String> missing) {
        try {
            FieldInstruments instruments = session.instruments();
            instruments
                    .awaitFarStations(instruments.farStationsWithin(), remarks)
                    .forEach(text -> {
                        missing.accept(text);
                        remarks.accept(text);
                    });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where nothing is granted a stop that comes after another is sent as well: the unit may not have heard the first. */
    private List<String> stop(ScenarioPlayer player, SafetyEvent event, String source, String detail) {
        List<String> ways = event == SafetyEvent.E_STOP
                ? player.emergencyStop(source)
                : player.abort(detail.isEmpty() ? event.word() + " by " + source : detail);
        return ways.isEmpty() && !session.granted() ? session.driver().stopByEveryWay() : ways;
    }

    /** A trial that was not recorded to its end does not count, however well it went. */
    private static Played marked(TrialEnding ending, Recording recording) {
        Optional<RuntimeException> failure = recording.failure();
        if (failure.isEmpty()) {
            return new Played(ending, Optional.empty());
        }
        TrialEnding aborted = new TrialEnding(
                TrialEnding.Outcome.ABORTED, reasonOf(failure.get()), ending.startedNanos(), ending.endedNanos());
        return new Played(aborted, recording.recorder().stoppedByFullDisk() ? Optional.empty() : failure);
    }

    /** A recorder that gets nothing rid of is as good as silent. */
    private void watchRecorder(TrialRecorder recorder) {
        Double seconds = session.site().safety().heartbeatSeconds().get(RECORDER);
        if (seconds != null && !session.granted()) {
            session.safety().watch(new Heartbeat(RECORDER, Duration.ofMillis(Math.round(seconds * 1000)), () -> {
                long busySince = recorder.busySinceNanos();
                return busySince == 0 ? System.nanoTime() : busySince;
            }));
        }
    }

    private static String reasonOf(RuntimeException failure) {
        return "the recording failed: " + failure.getMessage();
    }

    private Recording.Source source() {
        Map<String, Double> expectedHz = new TreeMap<>();
        session.unit().interfaces().values().stream()
                .filter(each -> each.direction() == UnitInterface.Direction.FROM_UNIT && each.rateHz() > 0)
                .forEach(each -> expectedHz.put(each.topic(), each.rateHz()));
        return new Recording.Source(
                session.link(),
                session.ear(),
                stamps,
                session.driver().sentCounts().keySet(),
                expectedHz,
                topic -> !topic.startsWith("/rosout")
                        && !session.instruments().farCameraTopics().contains(topic));
    }

    private Recording.TrialTime time() {
        return new Recording.TrialTime(session.granted(), session.clock()::nowNanos, session::atMonotonic);
    }

    /** Ties granted time to the station's clocks, so that a reader can tell when in the world a trial was. */
    private synchronized void noteClock(TrialRecorder recorder, long nowNanos) {
        if (!session.granted()) {
            // The recorder ties the clocks itself.
            return;
        }
        if (clockNotedNanos != 0 && nowNanos - clockNotedNanos < CLOCK_NOTE_NANOS) {
            return;
        }
        clockNotedNanos = nowNanos;
        String tie = "{\"trialNanos\":\"" + nowNanos + "\",\"monotonicNanos\":\"" + System.nanoTime()
                + "\",\"utcNanos\":\"" + StationClock.utcNanos() + "\"}";
        recorder.note("/robograde/clock", "robograde/ClockTie", nowNanos, tie);
    }
}
