package org.robograde.robots.rosjava;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.RobotLink;
import org.ros.internal.message.topic.TopicDescription;
import org.ros.internal.node.topic.TopicDeclaration;
import org.ros.message.MessageSerializer;
import org.ros.namespace.GraphName;
import org.ros.node.topic.Publisher;

/** One topic being sent to. ROSJava keeps at most 16 messages that are not yet written, and drops the oldest without a word. */
final class RosJavaSender implements RobotLink.Sender {
    private static final Duration DRAIN = Duration.ofSeconds(1);

    private final String topic;
    private final MessageSchema schema;
    private final Publisher<WireBytes> publisher;
    private final Consumer<RosJavaSender> onClose;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable WireBytes lastGiven;
    private volatile @Nullable WireBytes lastWritten;

    RosJavaSender(
            RosJavaNode node, GraphName name, MessageSchema schema, boolean latching, Consumer<RosJavaSender> onClose) {
        this.onClose = onClose;
        this.topic = name.toString();
        this.schema = schema;
        // The whole definition, with what the type is made of: by itself ROSJava states the type's own text only.
        TopicDescription description = new TopicDescription(schema.type(), schema.fullDefinition(), schema.md5());
        MessageSerializer<WireBytes> serializer = (message, out) -> {
            WireBytes.SERIALIZER.serialize(message, out);
            lastWritten = message;
        };
        this.publisher =
                node.publishers().newOrExisting(TopicDeclaration.newFromTopicName(name, description, null), serializer);
        publisher.setLatchMode(latching);
    }

    String topic() {
        return topic;
    }

    @Override
    public void send(Message message) {
        if (!message.schema().equals(schema))
            throw new IllegalArgumentException(topic + " carries " + schema + ", not " + message.schema());
        if (closed.get()) throw new LinkException("the sender of " + topic + " is closed");
        WireBytes bytes = new WireBytes(Ros1Codec.encode(message));
        lastGiven = bytes;
        publisher.publish(bytes);
        sent.incrementAndGet();
    }

    @Override
    public long sentCount() {
        return sent.get();
    }

    @Override
    public boolean awaitListener(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!publisher.hasSubscribers()) {
            if (System.nanoTime() > deadline) return false;
            Thread.sleep(5);
        }
        return true;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        drain();
        publisher.shutdown();
        onClose.accept(this);
    }

    /** ROSJava hangs up on what is still queued. */
    private void drain() {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        try {
            while (lastGiven != lastWritten && System.nanoTime() < deadline) Thread.sleep(2);
            // The last message is on its way from the queue to the socket; there is nothing more to ask ROSJava.
            if (lastGiven != null) Thread.sleep(50);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
