package org.robograde.robots.ros;

import java.net.InetSocketAddress;
import java.net.URI;

/** An embedded ROS 1 master with its parameter server, for fields and demos that have no roscore; foreign nodes use it as they would Debian's. */
public final class RosMaster implements AutoCloseable {
    private RosMaster() {}

    /** @param address port 0 takes a free one */
    public static RosMaster start(InetSocketAddress address) {
        throw new UnsupportedOperationException("contract");
    }

    public URI uri() {
        throw new UnsupportedOperationException("contract");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("contract");
    }
}
