package org.robograde.robots.ros;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a node listens: exactly at what it advertises, so that no other network can reach it. A name that means this machine
 * only to its peers (behind a router, in their hosts file) leaves nothing to bind to but every network.
 */
final class BindAddress {
    private static final Logger LOG = LoggerFactory.getLogger(BindAddress.class);

    private BindAddress() {}

    static InetAddress of(String host) throws SocketException {
        InetSocketAddress stated = new InetSocketAddress(host, 0);
        InetAddress address = stated.getAddress();
        boolean isNumber = host.contains(":") || host.matches("[0-9.]+");
        if (address != null && address.isAnyLocalAddress()) {
            throw new RosException("peers cannot reach this node at " + host + "; give the address of this machine");
        }
        boolean isHere =
                address != null && (address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null);
        if (address != null && (isHere || isNumber)) {
            return address;
        }
        LOG.warn("'{}' is no address of this machine as far as it knows; listening on every network", host);
        return new InetSocketAddress(0).getAddress();
    }
}
