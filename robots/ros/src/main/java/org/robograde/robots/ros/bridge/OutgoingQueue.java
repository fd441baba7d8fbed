package org.robograde.robots.ros.bridge;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What waits to be sent, bounded in bytes. Topic messages go when it is full, the oldest first; words of the protocol stay. Thread-safe. */
final class OutgoingQueue {
    /** One WebSocket message: text, or bytes. */
    record Frame(Object content, int size, boolean droppable) {}

    private final ArrayDeque<Frame> waiting = new ArrayDeque<>();
    private final int bytesMax;
    private long bytes;
    private long dropped;

    OutgoingQueue(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** The newest is always kept. */
    synchronized void add(Frame frame) {
        Iterator<Frame> oldest = waiting.iterator();
        while (bytes + frame.size() > bytesMax && oldest.hasNext()) {
            Frame each = oldest.next();
            if (each.droppable()) {
                oldest.remove();
                bytes -= each.size();
                dropped++;
            }
        }
        waiting.add(frame);
        bytes += frame.size();
        notifyAll();
    }

    /** The next frame; null if none comes in time. */
    synchronized @Nullable Frame take(long patienceMillis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        while (waiting.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return null;
            }
            wait(left);
        }
        Frame frame = waiting.remove();
        bytes -= frame.size();
        return frame;
    }

    /** Forgets everything, counting the topic messages among it. */
    synchronized void clear() {
        dropped += waiting.stream().filter(Frame::droppable).count();
        waiting.clear();
        bytes = 0;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    synchronized long droppedCount() {
        return dropped;
    }
}
