package org.robograde.agent.evidence;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.mcap.McapWriter;

/** Closes chunks that have been open for 200 ms, so that a killed program loses no more, even when nothing new arrives. */
final class ChunkClock implements Runnable {
    /** With one pause on top, a message is in the file within 200 ms. */
    private static final long OPEN_NANOS_MAX = 170_000_000L;

    private static final long PAUSE_NANOS = 20_000_000L;

    private final McapWriter mcap;
    private final Object lock;
    private final Thread thread = new Thread(this, "evidence-chunk-clock");
    private volatile boolean stopped;
    private volatile @Nullable IOException failure;

    /** @param lock held while the writer is touched */
    ChunkClock(McapWriter mcap, Object lock) {
        this.mcap = mcap;
        this.lock = lock;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    /** @throws EvidenceException if a chunk could not be written: the recorder must not go on as if it were there */
    void refuseIfFailed() {
        IOException cause = failure;
        if (cause != null) {
            throw new EvidenceException("the recording cannot be written any more: " + cause.getMessage(), cause);
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            LockSupport.parkNanos(PAUSE_NANOS);
            try {
                synchronized (lock) {
                    if (!stopped && System.nanoTime() - mcap.oldestOpenNanos() >= OPEN_NANOS_MAX) {
                        mcap.flush();
                    }
                }
            } catch (IOException e) {
                failure = e;
                return;
            }
        }
    }
}
