package org.robograde.agent.evidence.mcap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a hash chain on a thread of its own: hashing takes longer than all the rest of writing, and a recorder of pictures needs
 * more than one core for both. What waits to be hashed is copied and bounded; who writes waits when it is too much.
 */
final class HashBeside {
    private static final int BLOCK_BYTES = 256 << 10;
    private static final int BLOCKS_MAX = 64;

    private final HashChain chain;
    private final Deque<Work> waiting = new ArrayDeque<>();
    private final Deque<byte[]> spare = new ArrayDeque<>();
    private final List<Segment> closed = new ArrayList<>();
    private final Thread thread = new Thread(this::hashAll, "evidence-hash");
    private byte[] open = new byte[BLOCK_BYTES];
    private int filled;
    private boolean busy;
    private boolean stopped;

    /** Bytes to hash, and the end of a segment behind them if there is one. */
    private static final class Work {
        private final byte[] bytes;
        private final int count;
        private final @Nullable End end;

        Work(byte[] bytes, int count, @Nullable End end) {
            this.bytes = bytes;
            this.count = count;
            this.end = end;
        }
    }

    private record End(long offset, long firstNanos, long lastNanos) {}

    HashBeside(HashChain chain) {
        this.chain = chain;
        thread.setDaemon(true);
        thread.start();
    }

    void update(byte[] bytes, int from, int count) {
        int done = 0;
        while (done < count) {
            int step = Math.min(count - done, open.length - filled);
            System.arraycopy(bytes, from + done, open, filled, step);
            filled += step;
            done += step;
            if (filled == open.length) {
                hand(null);
            }
        }
    }

    void close(long endOffset, long firstNanos, long lastNanos) {
        hand(new End(endOffset, firstNanos, lastNanos));
    }

    private synchronized void hand(@Nullable End end) {
        waitWhile(() -> waiting.size() >= BLOCKS_MAX);
        waiting.add(new Work(open, filled, end));
        byte[] next = spare.poll();
        open = next == null ? new byte[BLOCK_BYTES] : next;
        filled = 0;
        notifyAll();
    }

    /** Segments that have been hashed since this was asked last. */
    synchronized List<Segment> takeClosed() {
        List<Segment> taken = List.copyOf(closed);
        closed.clear();
        return taken;
    }

    /** Waits until everything handed over is hashed. */
    synchronized void await() {
        waitWhile(() -> !waiting.isEmpty() || busy);
    }

    /** Ends the thread; what waits is not hashed. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Whoever is interrupted here waits on: a record that was begun is completed first. */
    private synchronized void waitWhile(BooleanSupplier condition) {
        boolean interrupted = false;
        while (condition.getAsBoolean() && !stopped) {
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void hashAll() {
        for (Work next = take(); next != null; next = take()) {
            chain.update(next.bytes, 0, next.count);
            End end = next.end;
            done(next, end == null ? null : chain.close(end.offset(), end.firstNanos(), end.lastNanos()));
        }
    }

    private synchronized @Nullable Work take() {
        waitWhile(waiting::isEmpty);
        busy = !stopped;
        return stopped ? null : waiting.poll();
    }

    private synchronized void done(Work work, @Nullable Segment segment) {
        if (segment != null) {
            closed.add(segment);
        }
        spare.push(work.bytes);
        busy = false;
        notifyAll();
    }
}
