package org.robograde.robots.ros;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.ros.tcpros.Publication;
import org.robograde.robots.ros.tcpros.SubscriberRecord;

/** A publication as its owner holds it. */
final class NodePublisher implements RosNode.Publisher {
    private final Publication publication;
    private final Runnable withdraw;
    private final AtomicBoolean closed = new AtomicBoolean();

    NodePublisher(Publication publication, Runnable withdraw) {
        this.publication = publication;
        this.withdraw = withdraw;
    }

    @Override
    public String topic() {
        return publication.topic();
    }

    @Override
    public void publish(Message message) {
        if (!message.schema().equals(publication.schema())) {
            throw new IllegalArgumentException(
                    publication.topic() + " carries " + publication.schema() + ", not " + message.schema());
        }
        publishEncoded(Ros1Codec.encode(message));
    }

    @Override
    public void publishEncoded(byte[] payload) {
        if (!publication.send(payload)) {
            throw new RosException("the publisher of " + publication.topic()
                    + " is closed; was the node shut down from outside, as by a second node of the same name?");
        }
    }

    @Override
    public int subscriberCount() {
        return publication.subscriberCount();
    }

    @Override
    public boolean awaitSubscribers(int count, Duration timeout) throws InterruptedException {
        return publication.awaitSubscribers(count, timeout);
    }

    @Override
    public long publishedCount() {
        return publication.publishedCount();
    }

    @Override
    public long droppedCount() {
        return publication.droppedCount();
    }

    @Override
    public List<SubscriberRecord> subscribers() {
        return publication.subscribers();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            withdraw.run();
        }
    }
}
