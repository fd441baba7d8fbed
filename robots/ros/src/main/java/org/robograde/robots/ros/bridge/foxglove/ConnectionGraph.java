package org.robograde.robots.ros.bridge.foxglove;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who publishes and who subscribes to which topic, as a server tells in steps. Not thread-safe. */
final class ConnectionGraph {
    private final Map<String, Set<String>> publishers = new HashMap<>();
    private final Map<String, Set<String>> subscribers = new HashMap<>();

    void update(JsonNode update) {
        take(update.path("publishedTopics"), "publisherIds", publishers);
        take(update.path("subscribedTopics"), "subscriberIds", subscribers);
        update.path("removedTopics").forEach(topic -> {
            publishers.remove(topic.asText());
            subscribers.remove(topic.asText());
        });
    }

    private static void take(JsonNode topics, String ids, Map<String, Set<String>> into) {
        topics.forEach(topic -> {
            Set<String> found = new HashSet<>();
            topic.path(ids).forEach(id -> found.add(id.asText()));
            into.put(topic.path("name").asText(), found);
        });
    }

    int publisherCount(String topic) {
        return publishers.getOrDefault(topic, Set.of()).size();
    }

    int subscriberCount(String topic) {
        return subscribers.getOrDefault(topic, Set.of()).size();
    }
}
