package org.robograde.robots.units.contract;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waiting for what another process or thread brings about. */
public final class Wait {
    /** Far longer than anything takes on a loaded machine; only a failing test waits so long. */
    public static final Duration SOON = Duration.ofSeconds(30);

    private Wait() {}

    /** @throws AssertionError naming what did not come true in time */
    public static void until(String whatIsAwaited, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline)
                throw new AssertionError("not within " + SOON.toSeconds() + " s: " + whatIsAwaited);
            Thread.sleep(5);
        }
    }
}
