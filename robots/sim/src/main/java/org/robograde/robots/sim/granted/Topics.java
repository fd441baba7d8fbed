package org.robograde.robots.sim.granted;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.ros.RosNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything the simulation publishes, and how much of it so far: the figures a grant of time is answered with. */
public final class Topics {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private final MessageRegistry registry;
    private final List<Topic> topics = new ArrayList<>();
    private RosTime now = RosTime.ofNanos(SteppedMachine.START_NANOS);
    private long reportedDrops;

    public Topics(MessageRegistry registry) {
        this.registry = registry;
    }

    public Topic advertise(RosNode node, String name, String type) {
        return advertise(node, name, type, false);
    }

    public Topic advertise(RosNode node, String name, String type, boolean latching) {
        Topic topic = new Topic(name, type, node.advertise(name, registry.get(type), latching));
        topics.add(topic);
        return topic;
    }

    /** A message that will go inside another. */
    public Message.Builder part(String type) {
        return registry.get(type).newMessage();
    }

    /** The moment that stamps everything from here on. */
    public void moment(long nowNanos) {
        now = RosTime.ofNanos(nowNanos);
    }

    public RosTime now() {
        return now;
    }

    /** In the order they were advertised, always the same; a topic on which two nodes publish stands once. */
    List<String> names() {
        return topics.stream().map(topic -> topic.name).distinct().toList();
    }

    /** Messages published so far, in the order of {@link #names()}. */
    long[] counts() {
        return names().stream().mapToLong(this::published).toArray();
    }

    /** Messages published so far on one topic, by whichever node. */
    long published(String name) {
        return topics.stream()
                .filter(topic -> topic.name.equals(name))
                .mapToLong(topic -> topic.publisher.publishedCount())
                .sum();
    }

    /** A listener too slow for the simulation loses messages; that must not pass in silence. */
    void warnOfDrops() {
        long drops = topics.stream()
                .mapToLong(topic -> topic.publisher.droppedCount())
                .sum();
        if (drops > reportedDrops) {
            LOG.warn(
                    "{} messages were dropped since the last grant because a subscriber is too slow; grant less time at once",
                    drops - reportedDrops);
            reportedDrops = drops;
        }
    }

    /** One topic; it numbers its headers as ROS publishers do. */
    public final class Topic {
        private final String name;
        private final String type;
        private final RosNode.Publisher publisher;
        private long sequence;

        private Topic(String name, String type, RosNode.Publisher publisher) {
            this.name = name;
            this.type = type;
            this.publisher = publisher;
        }

        public Message.Builder message() {
            return registry.get(type).newMessage();
        }

        /** A message with its header filled in: this moment, this frame. */
        public Message.Builder message(String frame) {
            return message()
                    .set("header.seq", sequence++)
                    .set("header.stamp", now)
                    .set("header.frame_id", frame);
        }

        /** Messages published so far. */
        long published() {
            return publisher.publishedCount();
        }

        /** Waits until somebody listens. */
        public boolean awaitSubscribers(int count, Duration atMost) throws InterruptedException {
            return publisher.awaitSubscribers(count, atMost);
        }

        public void publish(Message.Builder message) {
            publisher.publish(message.build());
        }

        /** Bytes as they are, whether they are a message of this topic's type or not. */
        public void publishEncoded(byte[] payload) {
            publisher.publishEncoded(payload);
        }
    }
}
