package org.robograde.robots.ros.tcpros;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.robograde.robots.messages.RawMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One who hears a topic; several of a node share its connections. */
public final class TopicReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReceiver.class);

    private final String type;
    private final Consumer<RawMessage> consumer;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong passedOver = new AtomicLong();

    /** @param type what the publishers must send, or {@code *} for anything */
    public TopicReceiver(String type, Consumer<RawMessage> consumer) {
        this.type = type;
        this.consumer = consumer;
    }

    String type() {
        return type;
    }

    boolean takes(String sentType) {
        return type.equals("*") || type.equals(sentType);
    }

    void hear(RawMessage message) {
        if (!takes(message.type())) {
            passOver(message);
            return;
        }
        try {
            consumer.accept(message);
        } catch (RuntimeException failed) {
            LOG.error("a receiver of {} failed on a message", message.topic(), failed);
        }
        received.incrementAndGet();
    }

    /** Said once: a receiver that waits for another type than is sent would else be silent and nobody knew why. */
    private void passOver(RawMessage message) {
        if (passedOver.getAndIncrement() == 0) {
            LOG.warn(
                    "{} of {} is {}, a receiver here wants {} and hears none of it",
                    message.topic(),
                    message.callerId(),
                    message.type(),
                    type);
        }
    }

    /** Messages of another type than this receiver takes, which it did not get. */
    public long passedOverCount() {
        return passedOver.get();
    }

    /** Messages seen to the end. */
    public long receivedCount() {
        return received.get();
    }
}
