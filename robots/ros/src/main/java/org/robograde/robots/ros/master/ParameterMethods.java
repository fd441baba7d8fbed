package org.robograde.robots.ros.master;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameter server's part of the master API. */
final class ParameterMethods {
    private final ParameterTree tree = new ParameterTree();
    private final GraphState graph;
    private final Notices notices;

    ParameterMethods(GraphState graph, Notices notices) {
        this.graph = graph;
        this.notices = notices;
    }

    Object call(String method, Arguments given) throws NoSuchMethodException {
        return switch (method) {
            case "setParam" -> set(given.name(1), given.any(2));
            case "getParam" -> tree.get(given.name(1)).map(Arguments::done).orElseGet(() -> unset(given));
            case "hasParam" -> Arguments.done(tree.get(given.name(1)).isPresent());
            case "deleteParam" -> delete(given);
            case "searchParam" ->
                tree.search(given.caller(), given.text(1)).map(Arguments::done).orElseGet(() -> unset(given));
            case "getParamNames" -> Arguments.done(tree.names());
            case "subscribeParam" -> subscribe(given);
            case "unsubscribeParam" -> unsubscribe(given);
            default -> throw new NoSuchMethodException(method);
        };
    }

    private static List<Object> unset(Arguments given) {
        return List.of(-1, "parameter [" + given.text(1) + "] is not set", 0);
    }

    private List<Object> set(String key, Object value) {
        tree.set(key, value);
        tellSubscribers(key);
        return Arguments.done(0);
    }

    private List<Object> delete(Arguments given) {
        if (!tree.delete(given.name(1))) {
            return unset(given);
        }
        tellSubscribers(given.name(1));
        return Arguments.done(0);
    }

    private List<Object> subscribe(Arguments given) {
        String key = given.name(2);
        graph.place(given.caller(), given.api(1))
                .ifPresent(before ->
                        notices.shutdown("a new node has registered with the name " + given.caller(), before));
        graph.addParameterSubscriber(key, given.caller());
        return Arguments.done(tree.get(key).orElse(Map.of()));
    }

    private List<Object> unsubscribe(Arguments given) {
        boolean removed = graph.removeParameterSubscriber(given.name(2), given.caller(), given.text(1));
        return Arguments.done(removed ? 1 : 0);
    }

    /** Whoever watches the key or a namespace above it hears the key; whoever watches below it hears their own. */
    private void tellSubscribers(String changed) {
        graph.parameterSubscriberApis().forEach((watched, apis) -> {
            Optional<String> heard = isWithin(changed, watched)
                    ? Optional.of(changed)
                    : isWithin(watched, changed) ? Optional.of(watched) : Optional.empty();
            heard.ifPresent(key -> {
                // An unset parameter is told as an empty map.
                Object value = tree.get(key).orElse(Map.of());
                apis.forEach(api -> notices.parameter(key + "/", value, api));
            });
        });
    }

    private static boolean isWithin(String key, String namespace) {
        return key.equals(namespace) || namespace.equals("/") || key.startsWith(namespace + "/");
    }
}
