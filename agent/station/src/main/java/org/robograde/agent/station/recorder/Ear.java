package org.robograde.agent.station.recorder;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.units.LinkRecord;
import org.robograde.robots.units.RobotLink;

/**
 * Hears topics from the first to the last trial of a session, and hands each message to whoever records at the moment.
 *
 * <p>Listening outlives a single trial for two reasons: connecting takes time in which a message could be missed, and the count
 * of what was received can be compared with what a simulated field says it published, so that nothing is missing when time
 * moves on.
 */
public final class Ear implements AutoCloseable {
    private final RobotLink link;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heardMore = lock.newCondition();
    private final Map<String, RobotLink.Listening> listenings = new ConcurrentSkipListMap<>();
    private final Map<String, long[]> received = new LinkedHashMap<>();
    private final Map<String, RawMessage> latched = new TreeMap<>();
    private Listener listener = message -> {};
    private boolean closed;

    /** Takes messages while a trial is recorded; called from the link's threads, one message at a time over all topics. */
    @FunctionalInterface
    public interface Listener {
        void heard(RawMessage message);
    }

    public Ear(RobotLink link, Collection<String> topics) {
        this.link = link;
        topics.forEach(this::listen);
    }

    /**
     * Hears one more topic from now on.
     *
     * @return false if it is heard already, or this ear is closed
     */
    public synchronized boolean listen(String topic) {
        if (closed || listenings.containsKey(topic)) {
            return false;
        }
        lock.lock();
        try {
            received.putIfAbsent(topic, new long[1]);
        } finally {
            lock.unlock();
        }
        // Not under the lock: the link hands over what is latched before it returns.
        listenings.put(topic, link.listen(topic, message -> hear(topic, message)));
        return true;
    }

    private void hear(String topic, RawMessage message) {
        lock.lock();
        try {
            Objects.requireNonNull(received.get(topic))[0]++;
            if (message.latching()) {
                // Several nodes may latch one topic; /tf_static always has several.
                latched.put(topic + " " + message.callerId(), message);
            }
            listener.heard(message);
            heardMore.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** From now on messages go to {@code next}; it first gets the last message of each latched topic, which a trial needs from its start. */
    public void attach(Listener next) {
        lock.lock();
        try {
            latched.values().forEach(next::heard);
            listener = next;
        } finally {
            lock.unlock();
        }
    }

    /** From now on messages are counted only. */
    public void detach() {
        lock.lock();
        try {
            listener = message -> {};
        } finally {
            lock.unlock();
        }
    }

    /** Waits until at least these many messages were received per topic; topics this ear does not listen to are ignored. */
    public boolean awaitReceived(Map<String, Long> counts, Duration timeout) throws InterruptedException {
        long nanosLeft = timeout.toNanos();
        lock.lock();
        try {
            while (!missing(counts).isEmpty()) {
                if (nanosLeft <= 0) {
                    return false;
                }
                nanosLeft = heardMore.awaitNanos(nanosLeft);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Topics that have not reached these counts, with how many messages are missing. */
    public Map<String, Long> missing(Map<String, Long> counts) {
        lock.lock();
        try {
            Map<String, Long> missing = new TreeMap<>();
            counts.forEach((topic, count) -> {
                long[] have = received.get(topic);
                if (have != null && have[0] < count) {
                    missing.put(topic, count - have[0]);
                }
            });
            return missing;
        } finally {
            lock.unlock();
        }
    }

    /** Connections that broke so far, per topic that had any. */
    public Map<String, Long> brokenLinks() {
        Map<String, Long> broken = new TreeMap<>();
        listenings.forEach((topic, listening) -> {
            if (listening.brokenLinkCount() > 0) {
                broken.put(topic, listening.brokenLinkCount());
            }
        });
        return broken;
    }

    /** Every connection of a topic so far; empty where the link keeps none, or does not hear the topic. */
    List<LinkRecord> links(String topic) {
        RobotLink.Listening listening = listenings.get(topic);
        return listening == null ? List.of() : listening.links();
    }

    boolean isConnected(String topic) {
        RobotLink.Listening listening = listenings.get(topic);
        return listening != null && listening.publisherCount() > 0;
    }

    /** Every topic listened to. */
    public Set<String> topics() {
        return Set.copyOf(listenings.keySet());
    }

    /** Messages received per topic since this ear was opened. */
    public Map<String, Long> received() {
        lock.lock();
        try {
            Map<String, Long> counts = new TreeMap<>();
            received.forEach((topic, count) -> counts.put(topic, count[0]));
            return counts;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until each of these topics has a publisher connected; returns those that still have none. */
    public List<String> awaitPublishers(Collection<String> topics, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<String> silent = silent(topics);
        while (!silent.isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(5);
            silent = silent(topics);
        }
        return silent;
    }

    private List<String> silent(Collection<String> topics) {
        return topics.stream()
                .filter(topic -> {
                    RobotLink.Listening listening = listenings.get(topic);
                    return listening == null || listening.publisherCount() == 0;
                })
                .sorted()
                .toList();
    }

    @Override
    public synchronized void close() {
        closed = true;
        listenings.values().forEach(RobotLink.Listening::close);
    }
}
