package org.robograde.agent.station.instruments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what a link hands on, and waits for it. */
final class Heard implements InstrumentListener {
    /** A link that notices and renews soon enough for a test. */
    static final InstrumentLink.Options QUICK = new InstrumentLink.Options(
            Duration.ofMillis(200),
            Duration.ofMillis(50),
            Duration.ofSeconds(2),
            200,
            InstrumentLink.Options.standard().monotonicNanos(),
            InstrumentLink.Options.standard().wallNanos());

    final BlockingQueue<InstrumentReading> readings = new LinkedBlockingQueue<>();
    final BlockingQueue<ClockOffset> clocks = new LinkedBlockingQueue<>();
    final AtomicLong dropped = new AtomicLong();
    final List<String> notes = new CopyOnWriteArrayList<>();

    @Override
    public void onReading(InstrumentReading reading) {
        readings.add(reading);
    }

    @Override
    public void onHeard(String instrumentId) {
        notes.add("heard " + instrumentId);
    }

    @Override
    public void onLost(String instrumentId, String reason) {
        notes.add("lost " + instrumentId + ": " + reason);
    }

    @Override
    public void onMalformed(String instrumentId, String message) {
        notes.add("malformed " + instrumentId + ": " + message);
    }

    @Override
    public void onDoubtful(String instrumentId, String message) {
        notes.add("doubtful " + instrumentId + ": " + message);
    }

    @Override
    public void onDropped(String instrumentId, long count, long fromNanos, long toNanos) {
        dropped.addAndGet(count);
    }

    @Override
    public void onClock(String instrumentId, ClockOffset offset) {
        clocks.add(offset);
    }

    ClockOffset clock() throws InterruptedException {
        ClockOffset offset = clocks.poll(10, TimeUnit.SECONDS);
        if (offset == null) {
            throw new AssertionError("no clock within 10 s; notes: " + notes);
        }
        return offset;
    }

    InstrumentReading next() throws InterruptedException {
        InstrumentReading reading = readings.poll(10, TimeUnit.SECONDS);
        if (reading == null) {
            throw new AssertionError("no reading within 10 s; notes: " + notes);
        }
        return reading;
    }

    void awaitNote(String start) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (notes.stream().noneMatch(note -> note.startsWith(start))) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no note \"" + start + "\" within 15 s; notes: " + new ArrayList<>(notes));
            }
            Thread.sleep(5);
        }
    }
}
