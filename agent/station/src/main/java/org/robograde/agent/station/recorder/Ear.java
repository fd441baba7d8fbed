package org.robograde.agent.station.recorder;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.units.RobotLink;

/**
 * Hears topics from the first to the last trial of a session, and hands each message to whoever records at the moment.
 *
 * <p>Listening outlives a single trial for two reasons: connecting takes time in which a message could be missed, and the count
 * of what was received can be compared with what a simulated field says it published, so that nothing is missing when time
 * moves on.
 */
public final class Ear implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heardMore = lock.newCondition();
    private final Map<String, RobotLink.Listening> listenings = new TreeMap<>();
    private final Map<String, Long> received = new LinkedHashMap<>();
    private final Map<String, RawMessage> latched = new TreeMap<>();
    private Listener listener = message -> {};

    /** Takes messages while a trial is recorded; called from the link's threads, one message at a time over all topics. */
    @FunctionalInterface
    public interface Listener {
        void heard(RawMessage message);
    }

    public Ear(RobotLink link, Collection<String> topics) {
        for (String topic : topics) {
            received.put(topic, 0L);
            listenings.put(topic, link.listen(topic, message -> hear(topic, message)));
        }
    }

    private void hear(String topic, RawMessage message) {
        lock.lock();
        try {
            received.merge(topic, 1L, Long::sum);
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
                Long have = received.get(topic);
                if (have != null && have < count) {
                    missing.put(topic, count - have);
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

    /** Every topic listened to. */
    public Set<String> topics() {
        return Set.copyOf(listenings.keySet());
    }

    /** Messages received per topic since this ear was opened. */
    public Map<String, Long> received() {
        lock.lock();
        try {
            return new TreeMap<>(received);
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
    public void close() {
        listenings.values().forEach(RobotLink.Listening::close);
    }
}
