package org.robograde.agent.station.forward;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.instruments.ClockOffset;
import org.robograde.agent.station.instruments.InstrumentListener;
import org.robograde.agent.station.instruments.InstrumentReading;
import org.robograde.robots.units.RobotLink;

/**
 * The station at the far end of a field: stores what its instruments say and its cameras show before anything else, and forwards it to the main station.
 * What its disk does not take is counted, and the count forwarded. Pictures go a way of their own, so that no reading waits for one. Thread-safe.
 */
public final class FarStation implements InstrumentListener, AutoCloseable {
    private static final long SAYS_UP_TO_MILLIS = 500;

    private final Outbox outbox;
    private final MainStation main;
    private final Forwarder forwarder;
    private final LongSupplier wallNanos;
    private final Consumer<String> remarks;
    private final ScheduledThreadPoolExecutor ticking;
    private final Map<String, Long> storedPacks = new TreeMap<>();
    private boolean full;
    private @Nullable Outbox cameraOutbox;
    private @Nullable Forwarder cameraForwarder;
    private @Nullable CameraRecorder cameras;

    private FarStation(
            Outbox outbox,
            MainStation main,
            LongSupplier wallNanos,
            Consumer<String> remarks,
            ScheduledThreadPoolExecutor ticking) {
        this.outbox = outbox;
        this.main = main;
        forwarder = Forwarder.start(outbox, main, Forwarder.Manner.READINGS, remarks);
        this.wallNanos = wallNanos;
        this.remarks = remarks;
        this.ticking = ticking;
    }

    /**
     * @param name as the site calls it
     * @param security for {@code coaps}
     * @param wallNanos this station's clock, UTC since 1970
     * @param remarks told of what a person here should know
     */
    public static FarStation start(
            Outbox outbox,
            URI mainStation,
            String name,
            CoapSecurity security,
            LongSupplier wallNanos,
            Consumer<String> remarks)
            throws IOException {
        MainStation main = MainStation.at(
                mainStation, name, security, new SecurityLog(incident -> remarks.accept(incident.detail())), wallNanos);
        ScheduledThreadPoolExecutor ticking = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "far-station");
            thread.setDaemon(true);
            return thread;
        });
        FarStation station = new FarStation(outbox, main, wallNanos, remarks, ticking);
        ScheduledFuture<?> ignored = ticking.scheduleWithFixedDelay(
                station::sayUpTo, SAYS_UP_TO_MILLIS, SAYS_UP_TO_MILLIS, TimeUnit.MILLISECONDS);
        return station;
    }

    /**
     * Records cameras as well from now on.
     *
     * @param link to where they are; its owner closes it after this station
     * @param topics of theirs, each recorded as it comes
     * @param store for these alone; its owner closes it after this station
     */
    public synchronized void recordCameras(RobotLink link, Collection<String> topics, Outbox store) {
        cameraOutbox = store;
        cameraForwarder = Forwarder.start(
                store, main, Forwarder.Manner.CAMERAS, remark -> remarks.accept("of the cameras: " + remark));
        cameras = CameraRecorder.open(link, topics, store, wallNanos, remarks);
    }

    /** Topics of cameras that nobody publishes now. */
    public synchronized List<String> silentCameras() {
        return cameras == null ? List.of() : cameras.silent();
    }

    /** While more than that waits, the times of what waits say how far the main station is. */
    private synchronized void sayUpTo() {
        if (outbox.pending() == 0) {
            store(new FarMessage.UpTo(wallNanos.getAsLong()));
        }
    }

    private synchronized void store(FarMessage message) {
        try {
            outbox.append(FarMessage.encode(message));
            if (full) {
                full = false;
                remarks.accept("records are stored again; what was lost is counted and forwarded");
            }
        } catch (IOException e) {
            if (!full) {
                full = true;
                remarks.accept("a record was NOT stored: " + e.getMessage());
            }
        }
    }

    @Override
    public synchronized void onReading(InstrumentReading reading) {
        // A pack may hold several readings, and goes once.
        Long last = storedPacks.put(reading.instrumentId(), reading.receivedMonotonicNanos());
        if (last != null && last == reading.receivedMonotonicNanos()) {
            return;
        }
        long measured =
                reading.receivedWallNanos() - (reading.receivedMonotonicNanos() - reading.measuredMonotonicNanos());
        store(new FarMessage.Reading(
                reading.instrumentId(),
                Math.max(0, measured),
                reading.clock().map(ClockOffset::uncertaintyNanos).orElse(0L),
                StandardCharsets.UTF_8.decode(reading.payload().duplicate()).toString()));
    }

    @Override
    public void onHeard(String instrumentId) {
        store(new FarMessage.Silence(instrumentId, false, ""));
    }

    @Override
    public void onLost(String instrumentId, String reason) {
        store(new FarMessage.Silence(instrumentId, true, reason));
        remarks.accept("instrument " + instrumentId + " is not heard any more: " + reason);
    }

    @Override
    public void onMalformed(String instrumentId, String message) {
        store(new FarMessage.Doubt(instrumentId, true, message));
    }

    @Override
    public void onDoubtful(String instrumentId, String message) {
        store(new FarMessage.Doubt(instrumentId, false, message));
    }

    @Override
    public void onDropped(String instrumentId, long count, long fromNanos, long toNanos) {
        long now = wallNanos.getAsLong();
        long monotonic = System.nanoTime();
        store(new FarMessage.Dropped(instrumentId, count, now - (monotonic - fromNanos), now - (monotonic - toNanos)));
    }

    /** Records that the main station does not have yet. */
    public int pending() {
        return outbox.pending();
    }

    /** As {@link #pending}, of what cameras sent. */
    public synchronized int pendingOfCameras() {
        return cameraOutbox == null ? 0 : cameraOutbox.pending();
    }

    /** Records that this station's disk did not take since it was started. */
    public long refused() {
        return outbox.refused();
    }

    /** Waits until the main station has everything; false if the time is up before. */
    public boolean awaitDrained(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        Outbox pictures;
        synchronized (this) {
            pictures = cameraOutbox;
        }
        return outbox.awaitDrained(atMost)
                && (pictures == null
                        || pictures.awaitDrained(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
    }

    /** Hears cameras no more, and stores what waits of theirs. */
    public void endCameras() {
        CameraRecorder ending;
        synchronized (this) {
            ending = cameras;
            cameras = null;
        }
        if (ending != null) {
            ending.close();
        }
    }

    /** Stops; what is not acknowledged stays in the outboxes, which their owners close. */
    @Override
    public void close() {
        endCameras();
        ticking.shutdownNow();
        Forwarder second;
        synchronized (this) {
            second = cameraForwarder;
        }
        if (second != null) {
            second.close();
        }
        forwarder.close();
        main.close();
    }
}
