package org.robograde.robots.ros;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.robograde.robots.ros.tcpros.PublisherConnection;
import org.robograde.robots.ros.tcpros.TopicReceiver;
import org.robograde.robots.ros.tcpros.TopicSubscription;

/** One receiver of a topic as its owner holds it. */
final class NodeSubscription implements RosNode.Subscription {
    private final TopicSubscription subscription;
    private final TopicReceiver receiver;
    private final Runnable leave;
    private final long brokenBefore;
    private final long beganMonotonicNanos = System.nanoTime();
    private final AtomicBoolean closed = new AtomicBoolean();

    NodeSubscription(TopicSubscription subscription, TopicReceiver receiver, Runnable leave) {
        this.subscription = subscription;
        this.receiver = receiver;
        this.leave = leave;
        this.brokenBefore = subscription.brokenLinkCount();
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
        return receiver.receivedCount();
    }

    @Override
    public long passedOverCount() {
        return receiver.passedOverCount();
    }

    @Override
    public long brokenLinkCount() {
        return subscription.brokenLinkCount() - brokenBefore;
    }

    @Override
    public List<PublisherConnection> connections() {
        return subscription.connections().stream()
                .filter(each -> each.endedMonotonicNanos().isEmpty()
                        || each.endedMonotonicNanos().getAsLong() - beganMonotonicNanos >= 0)
                .toList();
    }

    @Override
    public boolean awaitPublishers(int count, Duration timeout) throws InterruptedException {
        return subscription.awaitPublishers(count, timeout);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            leave.run();
        }
    }
}
