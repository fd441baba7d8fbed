package org.robograde.robots.rosjava;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.robograde.robots.ros.xmlrpc.XmlRpcClient;
import org.robograde.robots.units.LinkException;

/** What the master says is in the graph. Asked by our own XML-RPC, because ROSJava's client leaves out the services. */
final class RosJavaGraph {
    private static final Duration MASTER_ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final URI master;
    private final String caller;
    private final XmlRpcClient client;

    RosJavaGraph(URI master, String caller) {
        this.master = master;
        this.caller = caller;
        this.client = new XmlRpcClient(master, MASTER_ANSWERS_WITHIN);
    }

    /** Topics that have a publisher now, with their type. */
    Map<String, String> topics() {
        Map<String, String> types = new TreeMap<>();
        for (Object each : list(ask("getPublishedTopics", caller, ""))) {
            List<?> pair = list(each);
            if (pair.size() == 2) types.put(String.valueOf(pair.get(0)), String.valueOf(pair.get(1)));
        }
        return types;
    }

    Set<String> services() {
        return providers(2).keySet();
    }

    /** Whether the master lists this node as a publisher of this topic. */
    boolean publishes(String node, String topic) {
        return providers(0).getOrDefault(topic, Set.of()).contains(node);
    }

    /** @param kind 0 publishers, 1 subscribers, 2 services */
    private Map<String, Set<String>> providers(int kind) {
        Map<String, Set<String>> nodes = new TreeMap<>();
        List<?> state = list(ask("getSystemState", caller));
        if (state.size() <= kind) return nodes;
        for (Object each : list(state.get(kind))) {
            List<?> pair = list(each);
            if (pair.size() != 2) continue;
            Set<String> names = new TreeSet<>();
            list(pair.get(1)).forEach(name -> names.add(String.valueOf(name)));
            nodes.put(String.valueOf(pair.get(0)), names);
        }
        return nodes;
    }

    private Object ask(String method, Object... arguments) {
        try {
            List<?> answer = list(client.call(method, arguments));
            if (answer.size() == 3 && Integer.valueOf(1).equals(answer.get(0))) return answer.get(2);
            throw new LinkException("the ROS master at " + master + " refused " + method + ": " + answer);
        } catch (IOException silent) {
            throw new LinkException(
                    "no ROS master answers " + method + " at " + master + " (" + silent.getMessage()
                            + "); check that it runs and the profile's \"link\" is right",
                    silent);
        }
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
