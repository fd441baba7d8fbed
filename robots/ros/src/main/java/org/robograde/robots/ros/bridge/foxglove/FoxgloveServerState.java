package org.robograde.robots.ros.bridge.foxglove;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.robograde.robots.messages.WireEncoding;
import org.robograde.robots.ros.RosException;

/** What a server has told since the connection was made. Not thread-safe. */
final class FoxgloveServerState {
    /** Far above any robot; a server that advertises without end is broken. */
    private static final int MOST_OFFERED = 100_000;

    private final Map<Long, FoxgloveChannel> channels = new TreeMap<>();
    private final Map<Long, FoxgloveService> services = new HashMap<>();
    private final ConnectionGraph graph = new ConnectionGraph();
    private final Set<String> capabilities = new HashSet<>();
    private final Set<WireEncoding> encodings = new HashSet<>();
    private boolean introduced;

    void introduce(JsonNode info) {
        info.path("capabilities").forEach(each -> capabilities.add(each.asText()));
        info.path("supportedEncodings")
                .forEach(each -> FoxgloveChannel.wireEncoding(each.asText()).ifPresent(encodings::add));
        introduced = true;
    }

    boolean introduced() {
        return introduced;
    }

    boolean can(String capability) {
        return capabilities.contains(capability);
    }

    void add(FoxgloveChannel channel) {
        channels.put(channel.id(), channel);
        refuseTooMany(channels.size());
    }

    Optional<FoxgloveChannel> removeChannel(long id) {
        return Optional.ofNullable(channels.remove(id));
    }

    void add(FoxgloveService service) {
        services.put(service.id(), service);
        refuseTooMany(services.size());
    }

    private static void refuseTooMany(int count) {
        if (count > MOST_OFFERED) {
            throw new RosException("the server offers more than " + MOST_OFFERED + " topics or services");
        }
    }

    void removeService(long id) {
        services.remove(id);
    }

    ConnectionGraph graph() {
        return graph;
    }

    List<FoxgloveChannel> channels(String topic) {
        return channels.values().stream()
                .filter(each -> each.topic().equals(topic))
                .toList();
    }

    Map<String, String> topics() {
        Map<String, String> topics = new TreeMap<>();
        channels.values().stream()
                .filter(each -> each.wireEncoding().isPresent())
                .forEach(each -> topics.putIfAbsent(each.topic(), each.type()));
        return topics;
    }

    Set<String> services() {
        Set<String> names = new HashSet<>();
        services.values().forEach(each -> names.add(each.name()));
        return names;
    }

    Optional<FoxgloveService> service(String name) {
        return services.values().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /** How the server takes what we write: as it says, else as it writes itself. */
    WireEncoding spoken() {
        if (encodings.size() == 1) {
            return encodings.iterator().next();
        }
        return channels.values().stream()
                .flatMap(each -> each.wireEncoding().stream())
                .findFirst()
                .orElse(encodings.contains(WireEncoding.CDR) ? WireEncoding.CDR : WireEncoding.ROS1);
    }
}
