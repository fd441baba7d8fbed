package org.robograde.robots.ros;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.robograde.robots.ros.tcpros.PublisherConnection;
import org.robograde.robots.ros.tcpros.TopicSubscription;

/** A subscription as its owner holds it. */
final class NodeSubscription implements RosNode.Subscription {
    private final TopicSubscription subscription;
    private final Consumer<NodeSubscription> withdraw;
    private final AtomicBoolean closed = new AtomicBoolean();

    NodeSubscription(TopicSubscription subscription, Consumer<NodeSubscription> withdraw) {
        this.subscription = subscription;
        this.withdraw = withdraw;
    }

    @Override
    public String topic() {
        return subscription.topic();
    }

    @Override
    public int publisherCount() {
        return subscription.publisherCount();
    }

    @Override
    public long receivedCount() {
        return subscription.receivedCount();
    }

    @Override
    public long brokenLinkCount() {
        return subscription.brokenLinkCount();
    }

    @Override
    public List<PublisherConnection> connections() {
        return subscription.connections();
    }

    @Override
    public boolean awaitPublishers(int count, Duration timeout) throws InterruptedException {
        return subscription.awaitPublishers(count, timeout);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            withdraw.accept(this);
            subscription.close();
        }
    }
}
