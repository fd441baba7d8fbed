package org.robograde.robots.ros;

import java.util.ArrayList;
import java.util.List;
import org.robograde.robots.ros.tcpros.Publication;
import org.robograde.robots.ros.tcpros.PublisherConnection;
import org.robograde.robots.ros.tcpros.SubscriberRecord;
import org.robograde.robots.ros.tcpros.TopicSubscription;
import org.robograde.robots.ros.xmlrpc.XmlRpcServer;

/** What master and other nodes may ask of this node: the ROS slave API. */
final class SlaveApi implements XmlRpcServer.Methods {
    /** The node as its API needs it. */
    interface Node {
        NodeRegistrations registrations();

        List<Publication> publications();

        String masterUri();

        /** Host and port of the node's TCPROS server. */
        List<Object> tcpRosAddress();

        void shutDown(String reason);
    }

    /** ROS 1 numbers no message on the wire, so a subscriber cannot tell what its publisher dropped. */
    private static final int UNKNOWN_DROPS = -1;

    private final Node node;

    SlaveApi(Node node) {
        this.node = node;
    }

    @Override
    public Object call(String method, List<Object> arguments) throws NoSuchMethodException {
        return switch (method) {
            case "publisherUpdate" -> {
                node.registrations().publisherUpdate(text(arguments, 1), argument(arguments, 2));
                yield done(0);
            }
            case "requestTopic" -> requestTopic(text(arguments, 1), argument(arguments, 2));
            case "paramUpdate" -> {
                node.registrations().watchedParameters().update(text(arguments, 1), argument(arguments, 2));
                yield done(0);
            }
            case "getPid" -> done((int) ProcessHandle.current().pid());
            case "getMasterUri" -> done(node.masterUri());
            case "getPublications" ->
                done(node.publications().stream()
                        .map(each -> List.of(each.topic(), each.schema().type()))
                        .toList());
            case "getSubscriptions" ->
                done(node.registrations().subscriptions().stream()
                        .map(each -> List.of(each.topic(), each.type()))
                        .distinct()
                        .toList());
            case "getBusInfo" -> done(busInfo());
            case "getBusStats" -> done(List.of(publishStats(), subscribeStats(), List.of(0, 0, 0)));
            case "shutdown" -> {
                node.shutDown(arguments.size() > 1 ? text(arguments, 1) : "asked to");
                yield done(0);
            }
            default -> throw new NoSuchMethodException(method);
        };
    }

    private List<Object> requestTopic(String topic, Object protocols) {
        boolean published =
                node.publications().stream().anyMatch(each -> each.topic().equals(topic));
        if (!published) {
            return List.of(0, "this node does not publish " + topic, 0);
        }
        boolean tcpRos = protocols instanceof List<?> offered
                && offered.stream().anyMatch(each -> each instanceof List<?> one && one.contains("TCPROS"));
        return tcpRos ? List.of(1, "ready", protocol()) : List.of(0, "this node speaks TCPROS only", 0);
    }

    private List<Object> protocol() {
        List<Object> protocol = new ArrayList<>(List.of("TCPROS"));
        protocol.addAll(node.tcpRosAddress());
        return protocol;
    }

    private List<Object> busInfo() {
        List<Object> connections = new ArrayList<>();
        for (Publication publication : node.publications()) {
            for (SubscriberRecord subscriber : publication.subscribers()) {
                connections.add(List.of(
                        subscriber.connectionId(), subscriber.callerId(), "o", "TCPROS", publication.topic(), true));
            }
        }
        for (TopicSubscription subscription : node.registrations().subscriptions()) {
            for (PublisherConnection open : open(subscription)) {
                connections.add(
                        List.of(open.connectionId(), open.publisherUri(), "i", "TCPROS", subscription.topic(), true));
            }
        }
        return connections;
    }

    private List<Object> publishStats() {
        return node.publications().stream()
                .map(each -> (Object) List.of(
                        each.topic(),
                        count(each.publishedBytes()),
                        each.subscribers().stream()
                                .map(one -> List.of(
                                        one.connectionId(), count(one.sentBytes()), count(one.sentCount()), true))
                                .toList()))
                .toList();
    }

    private List<Object> subscribeStats() {
        return node.registrations().subscriptions().stream()
                .map(each -> (Object) List.of(
                        each.topic(),
                        open(each).stream()
                                .map(one -> List.of(one.connectionId(), count(one.byteCount()), UNKNOWN_DROPS, true))
                                .toList()))
                .toList();
    }

    private static List<PublisherConnection> open(TopicSubscription subscription) {
        return subscription.connections().stream()
                .filter(each -> each.endedMonotonicNanos().isEmpty())
                .toList();
    }

    /** XML-RPC has 32 bits for a count; beyond them "at least so many". */
    private static int count(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    private static List<Object> done(Object value) {
        return List.of(1, "", value);
    }

    private static Object argument(List<Object> arguments, int index) {
        if (index >= arguments.size()) {
            throw new IllegalArgumentException("argument " + index + " is missing");
        }
        return arguments.get(index);
    }

    private static String text(List<Object> arguments, int index) {
        if (argument(arguments, index) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("argument " + index + " is not a string");
    }
}
