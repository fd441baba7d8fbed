package org.robograde.robots.ros;

import java.time.Duration;

/** Starts a master where one stood before. */
final class RestartedMaster {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    private RestartedMaster() {}

    /** Any connection on this machine may be given the port that has just become free; then it is waited for. */
    static RosMaster at(int port) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return RosMaster.startOnLoopback(port);
            } catch (RosException taken) {
                if (System.nanoTime() > deadline) {
                    throw taken;
                }
                Thread.sleep(50);
            }
        }
    }
}
