package org.robograde.agent.station.recorder;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.DiskFullException;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.agent.station.recorder.clocks.SourceClock;
import org.robograde.agent.station.recorder.clocks.WallClockWatch;

/** Looks after a recording while it runs: clocks, losses, and whether the disk takes what it is given and will go on to. */
final class RecorderWatch implements AutoCloseable {
    private static final long TICK_NANOS = 100_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long CLOCKS_EVERY_NANOS = 5 * SECOND;
    private static final long STALL_NANOS_MAX = 10 * SECOND;

    private final TrialRecorder recorder;
    private final BundleWriter bundle;
    private final LongSupplier usableBytes;
    private final Recording.TrialTime time;
    private final Recording.Listener listener;
    private final DiskWatch disk = new DiskWatch();
    private final WallClockWatch wall = new WallClockWatch();
    private final Thread thread = new Thread(this::watch, "recorder-watch");
    private DiskWatch.State diskState = DiskWatch.State.AMPLE;
    private long droppedBefore;
    private volatile boolean stopped;
    private volatile DiskOutlook outlook = new DiskOutlook(0, 0, -1);

    /**
     * How the disk is filling.
     *
     * @param secondsLeft until recording must end; -1 if nothing is written
     */
    record DiskOutlook(long usableBytes, long bytesPerSecond, long secondsLeft) {}

    /** @param usableBytes free on the bundle's disk, asked every second */
    RecorderWatch(
            TrialRecorder recorder,
            BundleWriter bundle,
            LongSupplier usableBytes,
            Recording.TrialTime time,
            Recording.Listener listener) {
        this.recorder = recorder;
        this.bundle = bundle;
        this.usableBytes = usableBytes;
        this.time = time;
        this.listener = listener;
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        long secondAt = System.nanoTime();
        long clocksAt = System.nanoTime() + CLOCKS_EVERY_NANOS;
        lookAtDisk(System.nanoTime());
        while (!stopped) {
            LockSupport.parkNanos(TICK_NANOS);
            long now = System.nanoTime();
            lookAtWallClock();
            if (now - secondAt >= SECOND) {
                secondAt = now;
                recorder.tieClocks();
                recorder.stateLosses(time.now().getAsLong() - SECOND);
                tellOfDrops();
                lookAtDisk(now);
            }
            if (now - clocksAt >= 0) {
                clocksAt = now + CLOCKS_EVERY_NANOS;
                writeClockQuality();
            }
        }
    }

    private void lookAtWallClock() {
        if (time.granted()) {
            // Granted time does not run with any clock.
            return;
        }
        long before = System.nanoTime();
        Instant utc = Instant.now();
        long after = System.nanoTime();
        if (after - before > SECOND / 10_000) {
            // Put off between the two readings: they are not of one instant.
            return;
        }
        long utcNanos = utc.getEpochSecond() * SECOND + utc.getNano();
        wall.saw(time.atMonotonic().applyAsLong(before + (after - before) / 2), utcNanos)
                .ifPresent(step -> {
                    double seconds = step.sizeNanos() / 1e9;
                    recorder.event(new TrialEvent(
                            time.now().getAsLong(),
                            "clock_stepped",
                            Map.of("clock", ClockQuality.STATION_WALL, "seconds", seconds)));
                    listener.remark("the station's wall clock was set by "
                            + String.format(Locale.ROOT, "%+.6f", seconds) + " s while recording");
                });
    }

    private void tellOfDrops() {
        long dropped =
                recorder.figures().stream().mapToLong(StreamFigures::dropped).sum();
        if (dropped > droppedBefore) {
            listener.remark((dropped - droppedBefore) + " messages dropped in the last second (" + dropped
                    + " in all): the disk does not keep up; every one is counted in the bundle");
            droppedBefore = dropped;
        }
    }

    private void lookAtDisk(long nowNanos) {
        long busySince = recorder.busySinceNanos();
        if (busySince != 0 && nowNanos - busySince > STALL_NANOS_MAX) {
            recorder.fail(new EvidenceException("the disk has taken nothing for " + STALL_NANOS_MAX / SECOND + " s"));
        }
        DiskWatch.State state = disk.judge(nowNanos, bytesRecorded(), usableBytes.getAsLong());
        outlook = new DiskOutlook(
                disk.usableBytes(), disk.bytesPerSecond(), disk.secondsLeft().orElse(-1));
        if (state == DiskWatch.State.FULL || bundle.isFull()) {
            recorder.fail(new DiskFullException("the disk is full: " + (disk.usableBytes() >> 20)
                    + " MiB are left; what was recorded until now is whole"));
        }
        if (state == DiskWatch.State.LOW && diskState == DiskWatch.State.AMPLE) {
            warn();
        }
        diskState = state;
    }

    private long bytesRecorded() {
        return recorder.busySinceNanos() == 0 ? bundle.recordedBytes() : recorder.receivedBytes();
    }

    private void warn() {
        DiskOutlook now = outlook;
        String left = now.secondsLeft() < 0 ? "" : ", enough for about " + Math.max(1, now.secondsLeft() / 60) + " min";
        listener.remark("the disk is nearly full: " + (now.usableBytes() >> 20) + " MiB left" + left);
        recorder.event(new TrialEvent(
                time.now().getAsLong(),
                "disk_low",
                Map.of(
                        "freeBytes",
                        now.usableBytes(),
                        "bytesPerSecond",
                        now.bytesPerSecond(),
                        "secondsLeft",
                        now.secondsLeft())));
    }

    DiskOutlook outlook() {
        return outlook;
    }

    /** Of each source that stamps its messages, and of the station's own wall clock. */
    SortedMap<String, SourceClock.Quality> clocks() {
        SortedMap<String, SourceClock.Quality> clocks = new TreeMap<>();
        for (RecordedStream stream : recorder.streams()) {
            SourceClock.Quality quality = stream.clockQuality();
            if (quality.samples() > 0) {
                clocks.put(stream.source(), quality);
            }
        }
        clocks.put(ClockQuality.STATION_WALL, wall.quality());
        return clocks;
    }

    private void writeClockQuality() {
        if (time.granted()) {
            return;
        }
        recorder.note(
                ClockQuality.TOPIC, ClockQuality.SCHEMA_NAME, time.now().getAsLong(), ClockQuality.json(clocks()));
    }

    /** Stops looking, and states the clocks' quality a last time. */
    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join(STALL_NANOS_MAX / 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writeClockQuality();
    }
}
