package org.robograde.robots.ros.master;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Who publishes, subscribes and serves what, and where each node is. Thread-safe. */
final class GraphState {
    private final Map<String, String> nodes = new TreeMap<>();
    private final Map<String, Set<String>> publishers = new TreeMap<>();
    private final Map<String, Set<String>> subscribers = new TreeMap<>();
    private final Map<String, Set<String>> parameterSubscribers = new TreeMap<>();
    private final Map<String, Provider> services = new TreeMap<>();
    private final Map<String, String> types = new TreeMap<>();

    private record Provider(String node, String serviceApi) {}

    /**
     * Notes where a node is.
     *
     * @return the address the name had until now, if it was another one: that node is to be shut down, its registrations
     *     are gone
     */
    synchronized Optional<String> place(String node, String api) {
        String before = nodes.put(node, api);
        if (before == null || before.equals(api)) {
            return Optional.empty();
        }
        for (Map<String, Set<String>> role : List.of(publishers, subscribers, parameterSubscribers)) {
            role.values().forEach(named -> named.remove(node));
            role.values().removeIf(Set::isEmpty);
        }
        services.values().removeIf(provider -> provider.node.equals(node));
        return Optional.of(before);
    }

    synchronized void addPublisher(String topic, String type, String node) {
        publishers.computeIfAbsent(topic, added -> new LinkedHashSet<>()).add(node);
        if (!type.equals("*") || !types.containsKey(topic)) {
            types.put(topic, type);
        }
    }

    synchronized void addSubscriber(String topic, String type, String node) {
        subscribers.computeIfAbsent(topic, added -> new LinkedHashSet<>()).add(node);
        if (!type.equals("*")) {
            types.putIfAbsent(topic, type);
        }
    }

    synchronized void addParameterSubscriber(String key, String node) {
        parameterSubscribers
                .computeIfAbsent(key, added -> new LinkedHashSet<>())
                .add(node);
    }

    synchronized void addService(String service, String serviceApi, String node) {
        services.put(service, new Provider(node, serviceApi));
    }

    synchronized boolean removePublisher(String topic, String node, String api) {
        return remove(publishers, topic, node, api);
    }

    synchronized boolean removeSubscriber(String topic, String node, String api) {
        return remove(subscribers, topic, node, api);
    }

    synchronized boolean removeParameterSubscriber(String key, String node, String api) {
        return remove(parameterSubscribers, key, node, api);
    }

    synchronized boolean removeService(String service, String node, String serviceApi) {
        boolean removed = services.remove(service, new Provider(node, serviceApi));
        forgetIfIdle(node);
        return removed;
    }

    private boolean remove(Map<String, Set<String>> role, String key, String node, String api) {
        Set<String> named = role.get(key);
        // A node that was replaced says goodbye with its own address; the one that replaced it stays.
        if (named == null || !api.equals(nodes.get(node)) || !named.remove(node)) {
            return false;
        }
        if (named.isEmpty()) {
            role.remove(key);
        }
        forgetIfIdle(node);
        return true;
    }

    private void forgetIfIdle(String node) {
        boolean busy = List.of(publishers, subscribers, parameterSubscribers).stream()
                        .anyMatch(role -> role.values().stream().anyMatch(named -> named.contains(node)))
                || services.values().stream().anyMatch(provider -> provider.node.equals(node));
        if (!busy) {
            nodes.remove(node);
        }
    }

    synchronized List<String> publisherApis(String topic) {
        return apis(publishers.getOrDefault(topic, Set.of()));
    }

    synchronized List<String> subscriberApis(String topic) {
        return apis(subscribers.getOrDefault(topic, Set.of()));
    }

    private List<String> apis(Set<String> named) {
        return named.stream()
                .map(node -> nodes.getOrDefault(node, ""))
                .filter(api -> !api.isEmpty())
                .toList();
    }

    /** Keys somebody watches, with the addresses of those who do. */
    synchronized Map<String, List<String>> parameterSubscriberApis() {
        Map<String, List<String>> found = new TreeMap<>();
        parameterSubscribers.forEach((key, named) -> found.put(key, apis(named)));
        return found;
    }

    synchronized Optional<String> api(String node) {
        return Optional.ofNullable(nodes.get(node));
    }

    synchronized Optional<String> serviceApi(String service) {
        return Optional.ofNullable(services.get(service)).map(Provider::serviceApi);
    }

    /** Topic and type of every topic with a publisher, below a namespace. */
    synchronized List<List<String>> publishedTopics(String namespace) {
        String prefix = namespace.endsWith("/") ? namespace : namespace + "/";
        return publishers.keySet().stream()
                .filter(topic -> topic.startsWith(prefix))
                .map(topic -> List.of(topic, types.getOrDefault(topic, "*")))
                .toList();
    }

    synchronized List<List<String>> topicTypes() {
        return types.entrySet().stream()
                .map(entry -> List.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Publishers, subscribers and services, each as a list of name and nodes. */
    synchronized List<Object> systemState() {
        List<Object> serviceNodes = new ArrayList<>();
        services.forEach((service, provider) -> serviceNodes.add(List.of(service, List.of(provider.node))));
        return List.of(named(publishers), named(subscribers), serviceNodes);
    }

    private static List<Object> named(Map<String, Set<String>> role) {
        List<Object> entries = new ArrayList<>();
        role.forEach((key, nodes) -> entries.add(List.of(key, List.copyOf(nodes))));
        return entries;
    }
}
