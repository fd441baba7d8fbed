package org.robograde.robots.ros;

import java.net.URI;
import java.util.Map;

/**
 * How a node joins a ROS graph.
 *
 * @param name graph name without namespace slash rules applied, e.g. {@code /robograde/station}
 * @param masterUri e.g. {@code http://127.0.0.1:11311}
 * @param host the address this node binds and advertises; loopback unless the operator said otherwise. A name that this
 *     machine does not know for its own is advertised, and the node listens on every network
 * @param remappings from name to name, applied after resolution
 */
public record RosNodeOptions(String name, URI masterUri, String host, Map<String, String> remappings) {
    public RosNodeOptions {
        remappings = Map.copyOf(remappings);
    }

    public static RosNodeOptions of(String name, URI masterUri) {
        return new RosNodeOptions(name, masterUri, "127.0.0.1", Map.of());
    }
}
