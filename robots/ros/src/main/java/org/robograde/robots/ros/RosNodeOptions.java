package org.robograde.robots.ros;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.robograde.robots.ros.names.GraphName;
import org.robograde.robots.ros.names.NodeArguments;

/**
 * How a node joins a ROS graph.
 *
 * @param name full graph name, e.g. {@code /robograde/station}
 * @param masterUri e.g. {@code http://127.0.0.1:11311}
 * @param host the address this node binds and advertises; loopback unless the operator said otherwise. A name that this
 *     machine does not know for its own is advertised, and the node listens on every network
 * @param remappings from name to name; both are resolved as the node itself would
 * @param privateParameters set below the node's name when it starts
 */
public record RosNodeOptions(
        String name,
        URI masterUri,
        String host,
        Map<String, String> remappings,
        Map<String, Object> privateParameters) {
    private static final String DEFAULT_MASTER = "http://127.0.0.1:11311";
    private static final String LOOPBACK = "127.0.0.1";

    public RosNodeOptions {
        remappings = Map.copyOf(remappings);
        privateParameters = Map.copyOf(privateParameters);
    }

    public RosNodeOptions(String name, URI masterUri, String host, Map<String, String> remappings) {
        this(name, masterUri, host, remappings, Map.of());
    }

    public static RosNodeOptions of(String name, URI masterUri) {
        return new RosNodeOptions(name, masterUri, LOOPBACK, Map.of());
    }

    /**
     * As ROS starts a node: the command line first ({@code __name}, {@code __ns}, {@code __master}, {@code __hostname},
     * {@code __ip}, remappings, private parameters), then ROS_MASTER_URI, ROS_NAMESPACE, ROS_HOSTNAME and ROS_IP, else the
     * master and this node on loopback.
     *
     * @param name the node's own name without a namespace
     * @param environment e.g. {@link System#getenv()}
     * @throws IllegalArgumentException if an argument or variable cannot be what it stands for, naming it
     */
    public static RosNodeOptions from(String name, List<String> arguments, Map<String, String> environment) {
        NodeArguments given = NodeArguments.parse(arguments);
        String namespace = first(given.special().get("ns"), environment.get("ROS_NAMESPACE"))
                .orElse("/");
        String base = first(given.special().get("name")).orElse(name);
        if (!GraphName.isLegal(base) || base.startsWith("/") || base.startsWith("~")) {
            throw new IllegalArgumentException("'" + base + "' is no name for a node; a namespace goes into __ns");
        }
        String master = first(given.special().get("master"), environment.get("ROS_MASTER_URI"))
                .orElse(DEFAULT_MASTER);
        String host = first(
                        given.special().get("hostname"),
                        given.special().get("ip"),
                        environment.get("ROS_HOSTNAME"),
                        environment.get("ROS_IP"))
                .orElse(LOOPBACK);
        return new RosNodeOptions(
                GraphName.clean(namespace + "/" + base),
                uri(master),
                host,
                given.remappings(),
                given.privateParameters());
    }

    private static URI uri(String master) {
        try {
            return URI.create(master);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "'" + master + "' is no address of a ROS master; write e.g. " + DEFAULT_MASTER, malformed);
        }
    }

    private static Optional<String> first(@org.jspecify.annotations.Nullable String... candidates) {
        return Stream.of(candidates)
                .flatMap(Stream::ofNullable)
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
