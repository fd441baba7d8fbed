package org.robograde.robots.ros.tcpros;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.WireEncoding;

/**
 * One topic this node listens to: a link per publisher that the master lists, and the receivers, which see the messages of
 * all of them one at a time. A publisher knows one subscriber per node and topic: rospy ends the older of two connections.
 */
public final class TopicSubscription {
    private final String topic;
    private final String callerId;
    private final PublisherLocator locator;
    private final List<TopicReceiver> receivers = new CopyOnWriteArrayList<>();
    private final Map<URI, PublisherLink> links = new LinkedHashMap<>();
    private final Map<String, RawMessage> latched = new TreeMap<>();
    private final ConnectionLedger ledger = new ConnectionLedger();
    private final Object oneMessage = new Object();
    private long brokenByGoneLinks;
    private boolean closed;

    public TopicSubscription(String topic, String callerId, PublisherLocator locator) {
        this.topic = topic;
        this.callerId = callerId;
        this.locator = locator;
    }

    /** Who comes later gets what is latched, as from a connection of its own. */
    public void add(TopicReceiver receiver) {
        synchronized (oneMessage) {
            latched.values().forEach(receiver::hear);
            receivers.add(receiver);
        }
    }

    public void remove(TopicReceiver receiver) {
        receivers.remove(receiver);
    }

    public String topic() {
        return topic;
    }

    /** What the receivers want; {@code *} if any of them takes anything, or they differ. */
    public String type() {
        List<String> types =
                receivers.stream().map(TopicReceiver::type).distinct().toList();
        return types.size() == 1 ? types.get(0) : "*";
    }

    String callerId() {
        return callerId;
    }

    /** The full list of publishers as the master has it now. */
    public synchronized void update(Collection<URI> publishers) {
        if (closed) {
            return;
        }
        Set<URI> wanted = new HashSet<>(publishers);
        for (PublisherLink link : links.values()) {
            if (wanted.remove(link.publisher())) {
                link.relist();
            } else {
                link.unlist();
            }
        }
        wanted.forEach(this::startLink);
    }

    private void startLink(URI publisher) {
        PublisherLink link = new PublisherLink(this, publisher);
        links.put(publisher, link);
        link.start();
    }

    InetSocketAddress locate(URI publisher) throws IOException {
        return locator.locate(publisher, topic);
    }

    /** What is sent to a publisher; any MD5 will do, since payloads are read by the definition the publisher states. */
    ConnectionHeader request() {
        return new ConnectionHeader()
                .with("callerid", callerId)
                .with("topic", topic)
                .with("type", type())
                .with("md5sum", "*")
                .with("message_definition", "")
                .with("tcp_nodelay", "1");
    }

    /** What every message of a publisher has in common, from its header. */
    RawMessage accept(ConnectionHeader header) throws PeerRefusedException {
        String sentType = header.require("type");
        if (receivers.stream().noneMatch(each -> each.takes(sentType))) {
            throw new PeerRefusedException("the publisher sends " + sentType + ", wanted is " + type());
        }
        return new RawMessage(
                topic,
                WireEncoding.ROS1,
                sentType,
                header.require("md5sum"),
                header.get("message_definition", ""),
                header.get("callerid", ""),
                header.is("latching"),
                ByteBuffer.allocate(0),
                0,
                0);
    }

    void deliver(RawMessage message) {
        synchronized (oneMessage) {
            if (message.latching()) {
                latched.put(message.callerId(), message);
            }
            receivers.forEach(receiver -> receiver.hear(message));
        }
    }

    /** What a publisher latched goes with it. */
    void forget(String publisherId) {
        synchronized (oneMessage) {
            latched.remove(publisherId);
        }
    }

    public synchronized int publisherCount() {
        return (int) links.values().stream().filter(PublisherLink::isConnected).count();
    }

    /** Connections that ended though neither side had withdrawn: messages may be missing. */
    public synchronized long brokenLinkCount() {
        return brokenByGoneLinks
                + links.values().stream().mapToLong(PublisherLink::brokenCount).sum();
    }

    /** Every connection so far, in the order in which they began. */
    public List<PublisherConnection> connections() {
        return ledger.all();
    }

    ConnectionLedger ledger() {
        return ledger;
    }

    public synchronized boolean awaitPublishers(int count, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (publisherCount() < count) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || closed) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
        return true;
    }

    synchronized void linksChanged() {
        notifyAll();
    }

    synchronized void ended(PublisherLink link) {
        if (links.remove(link.publisher(), link)) {
            brokenByGoneLinks += link.brokenCount();
        }
        if (!closed && link.isWanted()) {
            // Listed again in the instant in which the link gave up.
            startLink(link.publisher());
        }
    }

    public void close() {
        List<PublisherLink> open;
        synchronized (this) {
            closed = true;
            open = new ArrayList<>(links.values());
            notifyAll();
        }
        open.forEach(PublisherLink::close);
    }
}
