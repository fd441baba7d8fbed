package org.robograde.robots.ros.bridge;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.robograde.robots.messages.RawMessage;
import org.slf4j.LoggerFactory;

/** All who hear one topic over one link, for which it is subscribed once. Thread-safe. */
public final class TopicListeners {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param onLastLeft called when nobody is left
     * @param publishers how many there are now
     */
    public BridgeClient.Subscription add(Consumer<RawMessage> onMessage, Runnable onLastLeft, IntSupplier publishers) {
        Listener listener = new Listener(onMessage, onLastLeft, publishers);
        listeners.add(listener);
        return listener;
    }

    public void deliver(RawMessage message) {
        listeners.forEach(listener -> listener.hear(message));
    }

    /** Counts a link that broke while the topic was offered. */
    public void countBroken() {
        listeners.forEach(listener -> listener.broken.incrementAndGet());
    }

    public boolean isEmpty() {
        return listeners.isEmpty();
    }

    private final class Listener implements BridgeClient.Subscription {
        private final Consumer<RawMessage> onMessage;
        private final Runnable onLastLeft;
        private final IntSupplier publishers;
        private final AtomicLong received = new AtomicLong();
        private final AtomicLong broken = new AtomicLong();

        Listener(Consumer<RawMessage> onMessage, Runnable onLastLeft, IntSupplier publishers) {
            this.onMessage = onMessage;
            this.onLastLeft = onLastLeft;
            this.publishers = publishers;
        }

        void hear(RawMessage message) {
            try {
                onMessage.accept(message);
            } catch (RuntimeException ownMistake) {
                LoggerFactory.getLogger(TopicListeners.class)
                        .error("a listener of {} failed", message.topic(), ownMistake);
            }
            received.incrementAndGet();
        }

        @Override
        public long receivedCount() {
            return received.get();
        }

        @Override
        public long brokenLinkCount() {
            return broken.get();
        }

        @Override
        public int publisherCount() {
            return listeners.contains(this) ? publishers.getAsInt() : 0;
        }

        @Override
        public void close() {
            if (listeners.remove(this) && listeners.isEmpty()) {
                onLastLeft.run();
            }
        }
    }
}
