package org.robograde.robots.ros;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.robograde.robots.ros.tcpros.TopicSubscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this node has told the master, told again whenever the master has forgotten it: a restarted master knows nobody. */
final class NodeRegistrations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeRegistrations.class);
    private static final long CHECK_MILLIS = 1_000;

    private final MasterClient master;
    private final String node;
    private final String nodeApi;
    private final String serviceApi;
    private final Map<String, String> published = new TreeMap<>();
    private final Map<String, TopicSubscription> subscribed = new TreeMap<>();
    private final Map<String, Integer> updatesSeen = new LinkedHashMap<>();
    private final List<String> services = new ArrayList<>();
    private final WatchedParameters watched;
    private boolean watching;
    private boolean closed;
    private boolean masterGone;
    /** The watcher's own: which master knows everything, as far as this node could tell it. */
    private Object masterPid;

    private boolean incomplete;

    NodeRegistrations(MasterClient master, String node, String nodeApi, String serviceApi, Object masterPid) {
        this.master = master;
        this.node = node;
        this.nodeApi = nodeApi;
        this.serviceApi = serviceApi;
        this.masterPid = masterPid;
        this.watched = new WatchedParameters(master, nodeApi);
    }

    WatchedParameters watchedParameters() {
        return watched;
    }

    void addPublisher(String topic, String type) {
        synchronized (this) {
            published.put(topic, type);
            watch();
        }
        master.call("registerPublisher", topic, type, nodeApi);
    }

    void removePublisher(String topic) {
        synchronized (this) {
            published.remove(topic);
        }
        tell("unregisterPublisher", topic, nodeApi);
    }

    void addService(String service) {
        synchronized (this) {
            services.add(service);
            watch();
        }
        master.call("registerService", service, serviceApi, nodeApi);
    }

    void removeService(String service) {
        synchronized (this) {
            services.remove(service);
        }
        tell("unregisterService", service, serviceApi);
    }

    void addSubscriber(TopicSubscription subscription) {
        synchronized (this) {
            subscribed.put(subscription.topic(), subscription);
            watch();
        }
        registerSubscriber(subscription.topic(), subscription.type());
    }

    void removeSubscriber(TopicSubscription subscription) {
        synchronized (this) {
            subscribed.remove(subscription.topic());
        }
        tell("unregisterSubscriber", subscription.topic(), nodeApi);
    }

    private void registerSubscriber(String topic, String type) {
        int before = updatesSeen(topic);
        Object publishers = master.call("registerSubscriber", topic, type, nodeApi);
        if (updatesSeen(topic) == before) {
            publishersOf(topic, uris(publishers));
        }
        // Otherwise the master has sent a newer list while its answer was on the way.
    }

    private synchronized int updatesSeen(String topic) {
        return updatesSeen.getOrDefault(topic, 0);
    }

    /** The master's full list of who publishes a topic. */
    void publisherUpdate(String topic, Object publishers) {
        synchronized (this) {
            updatesSeen.merge(topic, 1, Integer::sum);
        }
        publishersOf(topic, uris(publishers));
    }

    private void publishersOf(String topic, List<URI> publishers) {
        TopicSubscription listening;
        synchronized (this) {
            listening = subscribed.get(topic);
        }
        if (listening != null) {
            listening.update(publishers);
        }
    }

    private static List<URI> uris(Object list) {
        List<URI> uris = new ArrayList<>();
        for (Object each : list instanceof List<?> values ? values : List.of()) {
            try {
                String text = each.toString();
                uris.add(URI.create(text.endsWith("/") ? text : text + "/"));
            } catch (IllegalArgumentException malformed) {
                LOG.warn("the master lists a publisher at '{}', which is no address", each);
            }
        }
        return uris;
    }

    synchronized Map<String, String> published() {
        return Map.copyOf(published);
    }

    synchronized List<TopicSubscription> subscriptions() {
        return List.copyOf(subscribed.values());
    }

    /** Keeps an eye on the master from now on. */
    synchronized void watch() {
        if (!watching) {
            watching = true;
            Thread watcher = new Thread(this::keepRegistered, node + "-master-watch");
            watcher.setDaemon(true);
            watcher.start();
        }
    }

    private void keepRegistered() {
        boolean silent = false;
        while (pause()) {
            try {
                registerWhereForgotten();
                silent = false;
            } catch (RosException absent) {
                if (!silent) {
                    LOG.warn("{}: {}", node, absent.getMessage());
                }
                silent = true;
            }
        }
    }

    /** A new master may know the node already, by what it has registered since, and nothing of what it had before. */
    private void registerWhereForgotten() {
        Object pid = master.pid();
        boolean known = master.find("lookupNode", node).isPresent();
        if (hasAny() && (incomplete || !known || !pid.equals(masterPid))) {
            LOG.info("{}: the master at {} does not know all of this node; registering again", node, master.uri());
            incomplete = !registerAll();
        }
        masterPid = pid;
    }

    private synchronized boolean hasAny() {
        return !closed
                && !(published.isEmpty()
                        && subscribed.isEmpty()
                        && services.isEmpty()
                        && watched.names().isEmpty());
    }

    private synchronized boolean pause() {
        long deadline = System.nanoTime() + CHECK_MILLIS * 1_000_000;
        try {
            for (long left = CHECK_MILLIS; left > 0 && !closed; ) {
                wait(left);
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !closed;
    }

    /** @return whether the master took everything; what it refused does not keep it from being told the rest */
    private boolean registerAll() {
        Map<String, String> topics = published();
        List<String> offered;
        synchronized (this) {
            offered = List.copyOf(services);
        }
        List<Runnable> calls = new ArrayList<>();
        topics.forEach((topic, type) -> calls.add(() -> master.call("registerPublisher", topic, type, nodeApi)));
        offered.forEach(service -> calls.add(() -> master.call("registerService", service, serviceApi, nodeApi)));
        subscriptions().forEach(one -> calls.add(() -> registerSubscriber(one.topic(), one.type())));
        watched.names().forEach(name -> calls.add(() -> watched.subscribeAgain(name)));
        boolean complete = true;
        for (Runnable call : calls) {
            complete &= succeeds(call);
        }
        return complete;
    }

    private boolean succeeds(Runnable call) {
        if (!hasAny()) {
            return true;
        }
        try {
            call.run();
            return true;
        } catch (RosException refused) {
            LOG.warn("{}: {}; trying again", node, refused.getMessage());
            return false;
        }
    }

    private void tell(String method, String name, String api) {
        if (isGoodbyeInVain()) {
            return;
        }
        try {
            master.call(method, name, api);
        } catch (RosException unheard) {
            // The node is leaving either way; a master that is gone has forgotten it already.
            LOG.debug("{}: {}", node, unheard.getMessage());
            goodbyeFailed();
        }
    }

    /** A closing node with thirty topics does not wait thirty times for a master that hangs. */
    private synchronized boolean isGoodbyeInVain() {
        return closed && masterGone;
    }

    private synchronized void goodbyeFailed() {
        masterGone = closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
    }
}
