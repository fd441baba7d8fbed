package org.robograde.agent.evidence;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.robograde.agent.evidence.mcap.McapWriter;

/**
 * Has the operating system put the recording on the disk every few seconds, beside the writing. A killed program loses
 * nothing by what the system still holds; a power cut does, and then loses at most this interval.
 */
final class DiskSync implements Runnable {
    private static final long INTERVAL_NANOS = 2_000_000_000L;

    private final McapWriter mcap;
    private final SpaceReserve reserve;
    private final Thread thread = new Thread(this, "evidence-disk-sync");
    private volatile boolean stopped;

    DiskSync(McapWriter mcap, SpaceReserve reserve) {
        this.mcap = mcap;
        this.reserve = reserve;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        while (!stopped) {
            LockSupport.parkNanos(INTERVAL_NANOS);
            try {
                if (!stopped) {
                    reserve.cover(mcap.chunkCount(), mcap.largestMessage());
                    mcap.sync();
                }
            } catch (IOException e) {
                // A disk that takes nothing fails the next write too, and there it is told.
                return;
            }
        }
    }
}
