package org.robograde.robots.ros.master;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.ros.names.GraphName;

/** The parameter server's values: a tree whose inner nodes are maps, changed by replacing what lies on the way. Thread-safe. */
final class ParameterTree {
    private Map<String, Object> root = Map.of();

    private static List<String> steps(String key) {
        List<String> steps = new ArrayList<>();
        for (int from = 0; from < key.length(); ) {
            int slash = key.indexOf('/', from);
            int to = slash < 0 ? key.length() : slash;
            if (to > from) {
                steps.add(key.substring(from, to));
            }
            from = to + 1;
        }
        return steps;
    }

    /** @throws IllegalArgumentException if the root is to become something other than a map */
    synchronized void set(String key, Object value) {
        List<String> steps = steps(key);
        if (steps.isEmpty()) {
            if (!(value instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("the root of the parameters can only be a map");
            }
            root = copy(map);
        } else {
            root = with(root, steps, value);
        }
    }

    private static Map<String, Object> with(Map<String, Object> tree, List<String> steps, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(tree);
        String first = steps.get(0);
        changed.put(
                first,
                steps.size() == 1 ? value : with(branch(tree.get(first)), steps.subList(1, steps.size()), value));
        return Collections.unmodifiableMap(changed);
    }

    /** What is below a step; a plain value there gives way to a map. */
    private static Map<String, Object> branch(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? copy(map) : Map.of();
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(name.toString(), value));
        return Collections.unmodifiableMap(copy);
    }

    synchronized Optional<Object> get(String key) {
        Object value = root;
        for (String step : steps(key)) {
            if (!(value instanceof Map<?, ?> map) || !map.containsKey(step)) {
                return Optional.empty();
            }
            value = map.get(step);
        }
        return Optional.of(value);
    }

    /** @return false if there is no such parameter */
    synchronized boolean delete(String key) {
        List<String> steps = steps(key);
        if (steps.isEmpty() || get(key).isEmpty()) {
            return false;
        }
        String parent = "/" + String.join("/", steps.subList(0, steps.size() - 1));
        Map<String, Object> changed = new LinkedHashMap<>(branch(get(parent).orElseThrow()));
        changed.remove(steps.get(steps.size() - 1));
        set(parent, changed);
        return true;
    }

    synchronized List<String> names() {
        List<String> names = new ArrayList<>();
        collect("", root, names);
        return names;
    }

    private static void collect(String prefix, Map<?, ?> tree, List<String> names) {
        tree.forEach((name, value) -> {
            if (value instanceof Map<?, ?> below) {
                collect(prefix + "/" + name, below, names);
            } else {
                names.add(prefix + "/" + name);
            }
        });
    }

    /** Looks for a key beside a node, then in each namespace above it; its first step decides where it is found. */
    synchronized Optional<String> search(String node, String key) {
        if (key.startsWith("/")) {
            return get(key).map(found -> key);
        }
        String first = steps(key).get(0);
        String namespace = node;
        while (true) {
            if (get(namespace + "/" + first).isPresent()) {
                return Optional.of(GraphName.clean(namespace + "/" + key));
            }
            if (namespace.equals("/")) {
                return Optional.empty();
            }
            namespace = GraphName.namespace(namespace);
        }
    }
}
