package org.robograde.robots.rosjava;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.units.RobotLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener of a topic as its owner holds it. */
final class RosJavaListening implements RobotLink.Listening, HeardTopic.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(RosJavaListening.class);

    private final HeardTopic topic;
    private final Consumer<RawMessage> onMessage;
    private final Consumer<RosJavaListening> leave;
    private final long brokenBefore;
    private final AtomicLong received = new AtomicLong();

    RosJavaListening(HeardTopic topic, Consumer<RawMessage> onMessage, Consumer<RosJavaListening> leave) {
        this.topic = topic;
        this.onMessage = onMessage;
        this.leave = leave;
        this.brokenBefore = topic.brokenLinkCount();
    }

    HeardTopic topic() {
        return topic;
    }

    @Override
    public void hear(RawMessage message) {
        try {
            onMessage.accept(message);
        } catch (RuntimeException failed) {
            LOG.error("a listener of {} failed on a message", message.topic(), failed);
        }
        received.incrementAndGet();
    }

    @Override
    public long receivedCount() {
        return received.get();
    }

    @Override
    public long brokenLinkCount() {
        return Math.max(0, topic.brokenLinkCount() - brokenBefore);
    }

    @Override
    public int publisherCount() {
        return topic.publisherCount();
    }

    @Override
    public void close() {
        leave.accept(this);
    }
}
