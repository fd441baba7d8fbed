package org.robograde.agent.station.forward;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.instruments.ClockOffset;
import org.robograde.agent.station.instruments.InstrumentListener;
import org.robograde.agent.station.instruments.InstrumentReading;

/**
 * The station at the far end of a field: stores what its instruments say before anything else, and forwards it to the main station. What its disk does
 * not take is counted, and the count forwarded. Thread-safe.
 */
public final class FarStation implements InstrumentListener, AutoCloseable {
    private static final long SAYS_UP_TO_MILLIS = 500;

    private final Outbox outbox;
    private final Forwarder forwarder;
    private final LongSupplier wallNanos;
    private final Consumer<String> remarks;
    private final ScheduledThreadPoolExecutor ticking;
    private final Map<String, Long> storedPacks = new TreeMap<>();
    private boolean full;

    private FarStation(
            Outbox outbox,
            Forwarder forwarder,
            LongSupplier wallNanos,
            Consumer<String> remarks,
            ScheduledThreadPoolExecutor ticking) {
        this.outbox = outbox;
        this.forwarder = forwarder;
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
        Forwarder forwarder = Forwarder.start(
                outbox,
                mainStation,
                name,
                security,
                new SecurityLog(incident -> remarks.accept(incident.detail())),
                wallNanos,
                remarks);
        ScheduledThreadPoolExecutor ticking = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "far-station");
            thread.setDaemon(true);
            return thread;
        });
        FarStation station = new FarStation(outbox, forwarder, wallNanos, remarks, ticking);
        ScheduledFuture<?> ignored = ticking.scheduleWithFixedDelay(
                station::sayUpTo, SAYS_UP_TO_MILLIS, SAYS_UP_TO_MILLIS, TimeUnit.MILLISECONDS);
        return station;
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

    /** Records that this station's disk did not take since it was started. */
    public long refused() {
        return outbox.refused();
    }

    /** Waits until the main station has everything; false if the time is up before. */
    public boolean awaitDrained(Duration atMost) throws InterruptedException {
        return outbox.awaitDrained(atMost);
    }

    /** Stops; what is not acknowledged stays in the outbox, which its owner closes. */
    @Override
    public void close() {
        ticking.shutdownNow();
        forwarder.close();
    }
}
