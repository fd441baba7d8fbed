package org.robograde.agent.station.recorder;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.robots.units.RobotLink;

/**
 * A recording from its first message to what is missing in it: hears the topics, has them written, looks after clocks and disk,
 * and at the end states every loss. Sealing is for whoever began it.
 */
public final class Recording {
    private final BundleWriter bundle;
    private final Source source;
    private final TrialTime time;
    private final TrialRecorder recorder;
    private final RecorderWatch watch;
    private final Optional<LateTopics> lateTopics;
    private final Map<String, Long> brokenBefore;
    private final long startNanos;

    /** Told while it runs, on its own threads. */
    public interface Listener {
        /** Something an operator should know now. */
        void remark(String text);

        /** The recording ends before it was told to; whoever drives a unit must stop it. Told once. */
        void failed(String reason);
    }

    /**
     * What is recorded.
     *
     * @param sentByStation topics the station publishes itself
     * @param expectedHz rates that the unit's profile states, per topic
     * @param lateTopics which topics are recorded if they appear later; none where time is granted
     */
    public record Source(
            RobotLink link,
            Ear ear,
            StampReader stamps,
            Set<String> sentByStation,
            Map<String, Double> expectedHz,
            Predicate<String> lateTopics) {}

    /**
     * The trial's time.
     *
     * @param granted whether simulated time is granted in windows; else time passes by itself
     * @param now on the trial's clock
     * @param atMonotonic trial time of an instant of the station's monotonic clock; only used where time is not granted
     */
    public record TrialTime(boolean granted, LongSupplier now, LongUnaryOperator atMonotonic) {}

    private Recording(BundleWriter bundle, Source source, TrialTime time, LongSupplier usableBytes, Listener listener) {
        this.bundle = bundle;
        this.source = source;
        this.time = time;
        startNanos = time.now().getAsLong();
        brokenBefore = source.ear().brokenLinks();
        recorder = new TrialRecorder(
                bundle,
                source.stamps(),
                time.granted(),
                time.atMonotonic(),
                source.sentByStation(),
                startNanos,
                TrialRecorder.QUEUE_BYTES,
                listener::failed);
        watch = new RecorderWatch(recorder, bundle, usableBytes, time, listener);
        source.ear().attach(recorder);
        lateTopics = time.granted()
                ? Optional.empty()
                : Optional.of(new LateTopics(
                        source.link(), source.ear(), source.lateTopics(), recorder, time.now(), time.atMonotonic()));
    }

    /** From now on what the ear hears goes into the bundle. */
    public static Recording begin(BundleWriter bundle, Source source, TrialTime time, Listener listener) {
        return new Recording(bundle, source, time, bundle.folder().toFile()::getUsableSpace, listener);
    }

    public TrialRecorder recorder() {
        return recorder;
    }

    /** How it goes now. */
    public Progress progress() {
        RecorderWatch.DiskOutlook disk = watch.outlook();
        long messages = 0;
        long lost = 0;
        for (StreamFigures each : recorder.figures()) {
            messages += each.messages();
            lost += each.dropped() + each.unheard();
        }
        return new Progress(messages, recorder.receivedBytes(), lost, disk.usableBytes(), disk.secondsLeft());
    }

    /**
     * @param messages received
     * @param bytes of their payloads
     * @param lost messages known to be missing
     * @param diskBytes free
     * @param diskSeconds until the disk is full at the present rate; -1 if nothing is written
     */
    public record Progress(long messages, long bytes, long lost, long diskBytes, long diskSeconds) {}

    /** Hears no more, writes what waits, and states what is missing. The bundle may then be sealed, unless {@link #failure} forbids it. */
    public void end() {
        lateTopics.ifPresent(LateTopics::close);
        source.ear().detach();
        long endNanos = time.now().getAsLong();
        if (time.granted()) {
            recorder.closeWindow(endNanos);
        }
        watch.close();
        recorder.end();
        if (failure().isPresent() && !recorder.stoppedByFullDisk()) {
            return;
        }
        failure()
                .ifPresent(why -> bundle.event(new TrialEvent(
                        endNanos, "recorder_stopped", Map.of("reason", String.valueOf(why.getMessage())))));
        new LinkLosses(bundle, startNanos, endNanos, time.atMonotonic())
                .state(source.ear(), brokenBefore, time.granted());
        ExpectedRates.suspicions(source.expectedHz(), recorder.figures(), startNanos, endNanos)
                .forEach(bundle::note);
        if (!time.granted()) {
            ClockQuality.notes(watch.clocks()).forEach(bundle::note);
        }
    }

    /** Why it ended before it was told to; a {@link org.robograde.agent.evidence.DiskFullException} leaves a bundle that can be sealed. */
    public Optional<RuntimeException> failure() {
        return recorder.failure();
    }
}
