package org.robograde.robots.units;

import java.net.URI;
import java.util.Set;
import org.robograde.robots.ros.bridge.BridgeOptions;
import org.robograde.robots.ros.bridge.foxglove.FoxgloveClient;
import org.robograde.robots.ros.bridge.rosbridge.RosbridgeClient;

/** Chooses the link that a profile's {@code link} asks for. */
public final class RobotLinks {
    static final Set<String> SCHEMES = Set.of("ros1", "foxglove", "foxglove+tls", "rosbridge", "rosbridge+tls");

    private RobotLinks() {}

    /** {@link #connect(URI, String, String)} for a unit on this machine: everything stays on loopback. */
    public static RobotLink connect(URI link, String nodeName) {
        return connect(link, nodeName, "127.0.0.1");
    }

    /**
     * Connects to a unit.
     *
     * @param link {@code ros1://HOST:PORT} of a ROS master; {@code foxglove://HOST:PORT} of a Foxglove bridge, {@code
     *     foxglove+tls://HOST:PORT} of one behind TLS; {@code rosbridge://HOST:PORT} and {@code rosbridge+tls://HOST:PORT} of a
     *     rosbridge
     * @param nodeName under which a ROS 1 graph knows this program; a bridge has a name of its own
     * @param ownHost at which a ROS 1 unit reaches this machine; a bridge is only called
     * @throws LinkException if nobody answers there, or the link is none that is spoken here
     */
    public static RobotLink connect(URI link, String nodeName, String ownHost) {
        String scheme = link.getScheme() == null ? "" : link.getScheme();
        return switch (scheme) {
            case "foxglove", "foxglove+tls" ->
                BridgeRobotLink.asLinkFailure(() -> new BridgeRobotLink(
                        FoxgloveClient.connect(LinkAddress.webSocket(link), BridgeOptions.standard())));
            case "rosbridge", "rosbridge+tls" ->
                BridgeRobotLink.asLinkFailure(() -> new BridgeRobotLink(
                        RosbridgeClient.connect(LinkAddress.webSocket(link), BridgeOptions.standard())));
            default -> Ros1RobotLink.connect(link, nodeName, ownHost);
        };
    }
}
