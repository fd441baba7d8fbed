package org.robograde.agent.station.trial;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps Ctrl-C from leaving a robot driving: when the program is told to end, the playing thread is interrupted, and the program
 * waits until it has stopped the unit and sealed what was recorded.
 */
public final class StopOnExit {
    private static final long PATIENCE_SECONDS = 15;

    private final CountDownLatch played = new CountDownLatch(1);
    private final Thread hook;

    private StopOnExit(Thread playing) {
        this.hook = new Thread(() -> end(playing), "stop-on-exit");
    }

    /** Begins to guard the thread that plays. */
    public static StopOnExit ofThisThread() {
        StopOnExit stop = new StopOnExit(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    private void end(Thread playing) {
        playing.interrupt();
        try {
            // Not a join: the playing thread may end by asking for the exit that is already under way.
            if (!played.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("robograde: the trial did not end within " + PATIENCE_SECONDS
                        + " s; make sure that the unit stands still");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The unit stands and everything is sealed: the program may end as it likes. */
    public void release() {
        played.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending already, and was waiting for this call.
        }
    }
}
