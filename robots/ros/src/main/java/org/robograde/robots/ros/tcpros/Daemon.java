package org.robograde.robots.ros.tcpros;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that do not keep the program alive, and sockets whose end interests nobody. */
final class Daemon {
    private static final AtomicInteger CONNECTIONS = new AtomicInteger();

    private Daemon() {}

    /** What the slave API calls a connection: a number of its own. */
    static int nextConnectionId() {
        return CONNECTIONS.incrementAndGet() & Integer.MAX_VALUE;
    }

    static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    static void closeQuietly(Closeable open) {
        try {
            open.close();
        } catch (IOException alreadyGone) {
            // Closing is all that was wanted; a connection that was already broken is closed.
            return;
        }
    }
}
