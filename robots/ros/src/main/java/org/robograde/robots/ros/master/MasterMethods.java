package org.robograde.robots.ros.master;

import java.util.List;
import org.robograde.robots.ros.xmlrpc.XmlRpcServer;

/** The ROS master API: every answer is a code (1 done, 0 failed, -1 refused), words for people, and a value. */
public final class MasterMethods implements XmlRpcServer.Methods {
    private final String uri;
    private final GraphState graph = new GraphState();
    private final Notices notices = new Notices();
    private final ParameterMethods parameters = new ParameterMethods(graph, notices);

    /** @param uri where this master is reached */
    public MasterMethods(String uri) {
        this.uri = uri;
    }

    @Override
    public Object call(String method, List<Object> arguments) throws NoSuchMethodException {
        Arguments given = new Arguments(method, arguments);
        try {
            return switch (method) {
                case "registerPublisher" -> registerPublisher(given);
                case "registerSubscriber" -> registerSubscriber(given);
                case "registerService" -> registerService(given);
                case "unregisterPublisher" -> unregisterPublisher(given);
                case "unregisterSubscriber" ->
                    removed(graph.removeSubscriber(given.name(1), given.caller(), given.text(2)));
                case "unregisterService" -> removed(graph.removeService(given.name(1), given.caller(), given.text(2)));
                case "lookupNode" ->
                    graph.api(given.name(1))
                            .map(Arguments::done)
                            .orElseGet(() -> refused("unknown node " + given.text(1)));
                case "lookupService" ->
                    graph.serviceApi(given.name(1)).map(Arguments::done).orElseGet(() -> refused("no provider"));
                case "getPublishedTopics" -> Arguments.done(graph.publishedTopics(given.text(1)));
                case "getTopicTypes" -> Arguments.done(graph.topicTypes());
                case "getSystemState" -> Arguments.done(graph.systemState());
                case "getUri" -> Arguments.done(uri);
                case "getPid" -> Arguments.done((int) ProcessHandle.current().pid());
                default -> parameters.call(method, given);
            };
        } catch (IllegalArgumentException refused) {
            return List.of(-1, String.valueOf(refused.getMessage()), 0);
        }
    }

    private static List<Object> refused(String reason) {
        return List.of(-1, reason, "");
    }

    private static List<Object> removed(boolean removed) {
        return List.of(1, removed ? "unregistered" : "was not registered", removed ? 1 : 0);
    }

    private List<Object> registerPublisher(Arguments given) {
        String topic = given.name(1);
        place(given.caller(), given.api(3));
        graph.addPublisher(topic, given.text(2), given.caller());
        tellSubscribers(topic);
        return Arguments.done(graph.subscriberApis(topic));
    }

    private List<Object> registerSubscriber(Arguments given) {
        place(given.caller(), given.api(3));
        graph.addSubscriber(given.name(1), given.text(2), given.caller());
        return Arguments.done(graph.publisherApis(given.name(1)));
    }

    private List<Object> registerService(Arguments given) {
        place(given.caller(), given.api(3));
        graph.addService(given.name(1), given.api(2), given.caller());
        return Arguments.done(1);
    }

    private List<Object> unregisterPublisher(Arguments given) {
        boolean removed = graph.removePublisher(given.name(1), given.caller(), given.text(2));
        if (removed) {
            tellSubscribers(given.name(1));
        }
        return removed(removed);
    }

    private void place(String node, String api) {
        graph.place(node, api)
                .ifPresent(before -> notices.shutdown("a new node has registered with the name " + node, before));
    }

    private void tellSubscribers(String topic) {
        List<String> publishers = graph.publisherApis(topic);
        graph.subscriberApis(topic).forEach(subscriber -> notices.publishersOf(topic, publishers, subscriber));
    }
}
