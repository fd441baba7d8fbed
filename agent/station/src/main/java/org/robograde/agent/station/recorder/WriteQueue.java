package org.robograde.agent.station.recorder;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.robograde.agent.evidence.EvidenceException;

/**
 * Stands between the threads that receive and the one that writes, so that a slow disk never holds up a connection. Bounded
 * in bytes: what does not fit is refused, and whoever offered it counts it.
 *
 * <p>The writer wakes up for a batch, not for a message: at 40,000 messages a second waking up would cost more than writing.
 */
final class WriteQueue {
    /** Memory that a waiting message takes besides its payload. */
    static final int OVERHEAD_BYTES = 200;

    /** Room beyond the bound for what the station itself has to say, which must not be lost to a flood of messages. */
    private static final long OWN_BYTES = 8L << 20;

    private static final long BATCH_NANOS = 4_000_000;
    private static final long BATCH_BYTES = 512 << 10;

    /** Room is given back in steps of this size: each takes the lock. */
    private static final long RETURNED_BYTES = 64 << 10;

    /** One thing to be written. */
    interface Write {
        /** Writes it; on the writer's thread. */
        void run();

        /** It was taken, but cannot be written any more. */
        void lost();

        int bytes();
    }

    private final long bytesMax;
    private final Consumer<RuntimeException> onFailure;
    private final Thread writer = new Thread(this::writeAll, "recorder-writer");
    private ArrayDeque<Write> waiting = new ArrayDeque<>();
    private ArrayDeque<Write> batch = new ArrayDeque<>();
    private long bytes;
    private boolean idle;
    private boolean gathering;
    private boolean ended;
    private volatile long busySinceNanos;

    /**
     * @param bytesMax of messages that wait
     * @param onFailure told once, on the writer's thread, when writing cannot go on
     */
    WriteQueue(long bytesMax, Consumer<RuntimeException> onFailure) {
        this.bytesMax = bytesMax;
        this.onFailure = onFailure;
        writer.setDaemon(true);
        writer.start();
    }

    /** False if there is no room, or writing has ended: then it will not be written. */
    synchronized boolean offer(Write write) {
        return accept(write, bytesMax);
    }

    /** For what the station itself records; false only if even its own room is used up, or writing has ended. */
    synchronized boolean offerOwn(Write write) {
        return accept(write, bytesMax + OWN_BYTES);
    }

    /** Waits for room instead of refusing: where time stands still until everything is recorded. */
    synchronized boolean put(Write write) {
        try {
            while (!ended && bytes > 0 && bytes + write.bytes() > bytesMax) {
                wait();
            }
        } catch (InterruptedException stopping) {
            // Whoever stops the trial still wants the record of it: memory, not the message, gives way.
            Thread.currentThread().interrupt();
        }
        return accept(write, Long.MAX_VALUE);
    }

    private boolean accept(Write write, long limit) {
        // One thing is taken whatever its size, as long as nothing else waits.
        if (ended || (bytes > 0 && bytes + write.bytes() > limit)) {
            return false;
        }
        waiting.add(write);
        bytes += write.bytes();
        if (idle) {
            idle = false;
            notifyAll();
        } else if (gathering && bytes >= BATCH_BYTES) {
            gathering = false;
            LockSupport.unpark(writer);
        }
        return true;
    }

    synchronized long waitingBytes() {
        return bytes;
    }

    /** Monotonic time since which the writer has been at one and the same batch; 0 if it is not writing. */
    long busySinceNanos() {
        return busySinceNanos;
    }

    /** Nothing more is taken; returns when everything was written, false if that takes longer than {@code seconds}. */
    boolean end(long seconds) {
        synchronized (this) {
            ended = true;
            gathering = false;
            notifyAll();
        }
        LockSupport.unpark(writer);
        boolean interrupted = Thread.interrupted();
        try {
            return joined(seconds);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean joined(long seconds) {
        try {
            writer.join(TimeUnit.SECONDS.toMillis(seconds));
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
        return !writer.isAlive();
    }

    private void writeAll() {
        try {
            while (awaitFirst()) {
                if (gathers()) {
                    LockSupport.parkNanos(BATCH_NANOS);
                }
                takeAll();
                writeBatch();
            }
        } catch (EvidenceException | IllegalStateException | IllegalArgumentException e) {
            giveUp();
            onFailure.accept(e);
        } finally {
            busySinceNanos = 0;
        }
    }

    private synchronized boolean awaitFirst() {
        while (waiting.isEmpty() && !ended) {
            idle = true;
            try {
                wait();
            } catch (InterruptedException unexpected) {
                // Nobody has a reason to stop this thread but by ending the queue.
                idle = false;
            }
        }
        idle = false;
        return !waiting.isEmpty();
    }

    private synchronized boolean gathers() {
        gathering = !ended && bytes < BATCH_BYTES;
        return gathering;
    }

    private synchronized void takeAll() {
        gathering = false;
        ArrayDeque<Write> empty = batch;
        batch = waiting;
        waiting = empty;
    }

    private void writeBatch() {
        long done = 0;
        for (Write next = batch.peek(); next != null; next = batch.peek()) {
            busySinceNanos = System.nanoTime();
            next.run();
            batch.remove();
            done += next.bytes();
            if (done >= RETURNED_BYTES) {
                giveBack(done);
                done = 0;
            }
        }
        giveBack(done);
        busySinceNanos = 0;
    }

    private synchronized void giveBack(long written) {
        bytes -= written;
        notifyAll();
    }

    private void giveUp() {
        synchronized (this) {
            ended = true;
            bytes = 0;
            notifyAll();
        }
        batch.forEach(Write::lost);
        waiting.forEach(Write::lost);
        batch.clear();
        waiting.clear();
    }
}
