package org.robograde.robots.ros.tcpros;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.MessageSchema;

/** One topic this node sends on: every message goes to the queue of each subscriber, and the last one is kept where the topic latches. */
public final class Publication {
    private final String topic;
    private final String callerId;
    private final MessageSchema schema;
    private final boolean latching;
    private final long queueBytesMax;
    private final List<SubscriberLink> links = new ArrayList<>();
    private byte @Nullable [] latched;
    private boolean closed;
    private long published;
    private long publishedBytes;
    private long droppedByGoneLinks;

    /** @param queueBytesMax how much may wait for one slow subscriber before the oldest is dropped */
    public Publication(String topic, String callerId, MessageSchema schema, boolean latching, long queueBytesMax) {
        this.topic = topic;
        this.callerId = callerId;
        this.schema = schema;
        this.latching = latching;
        this.queueBytesMax = queueBytesMax;
    }

    public String topic() {
        return topic;
    }

    public MessageSchema schema() {
        return schema;
    }

    /**
     * Queues an encoded message to every subscriber; never waits for one.
     *
     * @return false if nothing more can be sent, because the publication or its node was closed
     */
    public synchronized boolean send(byte[] encoded) {
        if (closed) {
            return false;
        }
        published++;
        publishedBytes += encoded.length;
        if (latching) {
            latched = encoded;
        }
        for (SubscriberLink link : links) {
            link.offer(encoded);
        }
        return true;
    }

    /** Bytes of all messages published, once each. */
    public synchronized long publishedBytes() {
        return publishedBytes;
    }

    public synchronized long publishedCount() {
        return published;
    }

    public synchronized long droppedCount() {
        return droppedByGoneLinks
                + links.stream().mapToLong(SubscriberLink::droppedCount).sum();
    }

    public synchronized int subscriberCount() {
        return links.size();
    }

    public synchronized boolean awaitSubscribers(int count, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (links.size() < count) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || closed) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
        return true;
    }

    /** Who is connected, with what each was sent and what it lost. */
    public synchronized List<SubscriberRecord> subscribers() {
        return links.stream().map(SubscriberLink::soFar).toList();
    }

    /** Serves one subscriber until it goes. */
    void serve(Socket socket, FrameReader in, ConnectionHeader asked) throws IOException {
        String md5 = asked.get("md5sum", "");
        String type = asked.get("type", "*");
        boolean fits =
                (md5.equals("*") || md5.equals(schema.md5())) && (type.equals("*") || type.equals(schema.type()));
        if (!fits) {
            ConnectionHeader.error(callerId + " publishes " + topic + " as " + schema.type() + " (" + schema.md5()
                            + "), not as " + type + " (" + md5 + ")")
                    .write(socket.getOutputStream());
            return;
        }
        answer().write(socket.getOutputStream());
        SubscriberLink link =
                new SubscriberLink(topic, asked.get("callerid", "?"), socket, socket.getOutputStream(), queueBytesMax);
        if (!add(link)) {
            return;
        }
        try {
            Daemon.start(callerId + topic + "-writer", link::write);
            in.drain();
        } finally {
            link.abandon();
            remove(link);
        }
    }

    private ConnectionHeader answer() {
        return new ConnectionHeader()
                .with("callerid", callerId)
                .with("topic", topic)
                .with("type", schema.type())
                .with("md5sum", schema.md5())
                .with("latching", latching ? "1" : "0")
                .with("message_definition", schema.fullDefinition());
    }

    private synchronized boolean add(SubscriberLink link) {
        if (closed) {
            return false;
        }
        if (latched != null) {
            link.offer(latched);
        }
        links.add(link);
        notifyAll();
        return true;
    }

    private synchronized void remove(SubscriberLink link) {
        if (links.remove(link)) {
            droppedByGoneLinks += link.droppedCount();
            notifyAll();
        }
    }

    /** Takes no more messages; each subscriber gets what is queued for it. */
    public synchronized void finish() {
        closed = true;
        links.forEach(SubscriberLink::finish);
        notifyAll();
    }

    /** Takes no more messages, lets each subscriber have what is queued for up to {@code patience}, then hangs up. */
    public void close(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        finish();
        for (SubscriberLink link : subscriberLinks()) {
            link.awaitEnd(deadline);
            link.abandon();
            remove(link);
        }
    }

    private synchronized List<SubscriberLink> subscriberLinks() {
        return List.copyOf(links);
    }
}
