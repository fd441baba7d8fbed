package org.robograde.robots.units.contract;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends what the other side is made of. */
final class Closing {
    private Closing() {}

    /** The newest first. */
    static void all(List<? extends AutoCloseable> open) throws IOException {
        for (int i = open.size() - 1; i >= 0; i--) one(open.get(i));
    }

    static void one(AutoCloseable open) throws IOException {
        try {
            open.close();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the other side was being closed", stopping);
        } catch (Exception failed) {
            throw new IOException("the other side could not be closed: " + failed.getMessage(), failed);
        }
    }

    /** Waits for a process that was told to end, and ends it where it does not. */
    static void end(Process process) {
        try {
            if (process.waitFor(10, TimeUnit.SECONDS)) return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
