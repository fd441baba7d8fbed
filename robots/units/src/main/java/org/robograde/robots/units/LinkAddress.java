package org.robograde.robots.units;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.ros.names.PeerAddress;

/** Reads a profile's link as the address of a ROS master or of a bridge. */
final class LinkAddress {
    static final String SPOKEN =
            "ros1://HOST:PORT (a ROS master), foxglove://HOST:PORT (a Foxglove bridge) and rosbridge://HOST:PORT (a rosbridge)";

    private LinkAddress() {}

    /** @throws LinkException if the scheme is one this build cannot speak */
    static URI masterUri(URI link) {
        PeerAddress master = of(link);
        return URI.create("http://" + PeerAddress.inUri(master.host()) + ":" + master.port());
    }

    /** @throws LinkException if it has no host or port */
    static URI webSocket(URI link) {
        try {
            PeerAddress bridge = PeerAddress.of(link, 0);
            String scheme = String.valueOf(link.getScheme()).endsWith("+tls") ? "wss" : "ws";
            return URI.create(scheme + "://" + PeerAddress.inUri(bridge.host()) + ":" + bridge.port());
        } catch (IOException incomplete) {
            throw notSpoken(link, incomplete);
        }
    }

    /** @throws LinkException if the unit's machine could not answer at {@code ownHost}: loopback leads nowhere from another machine */
    static void checkReachable(URI link, String ownHost) {
        InetAddress master = new InetSocketAddress(of(link).host(), 0).getAddress();
        InetAddress own = new InetSocketAddress(ownHost, 0).getAddress();
        // A name without an address: connecting says what is wrong with the master's; peers may know this machine's.
        if (master == null || own == null) return;
        if (own.isLoopbackAddress() && !master.isLoopbackAddress())
            throw new LinkException("the ROS master at " + link
                    + " is not on this machine's loopback, so its nodes cannot" + " reach this one at " + ownHost
                    + "; give the address at which the unit reaches this machine");
    }

    private static PeerAddress of(URI link) {
        try {
            if ("ros1".equals(link.getScheme())) return PeerAddress.of(link, 0);
        } catch (IOException incomplete) {
            throw notSpoken(link, incomplete);
        }
        throw notSpoken(link, null);
    }

    private static LinkException notSpoken(URI link, @Nullable Throwable cause) {
        String message = "cannot reach \"" + link + "\": " + SPOKEN + " are spoken here; check the profile's \"link\"";
        return cause == null ? new LinkException(message) : new LinkException(message, cause);
    }
}
