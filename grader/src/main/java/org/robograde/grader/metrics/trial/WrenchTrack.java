package org.robograde.grader.metrics.trial;

import org.robograde.grader.motion.geometry.Vector3;

/** Forces and torques over time, in newtons and newton metres in the sensor's frame, as the sensor states them: weight included. */
public final class WrenchTrack {
    private static final int WIDTH = 6;

    private final String topic;
    private final Column receivedNanos;
    private final Column numbers;

    private WrenchTrack(Builder builder) {
        topic = builder.topic;
        receivedNanos = builder.received.column();
        numbers = builder.numbers.column();
    }

    public static WrenchTrack empty() {
        return new Builder("").build();
    }

    public String topic() {
        return topic;
    }

    public int size() {
        return receivedNanos.size();
    }

    /** Log time, never falling. */
    public long receivedNanos(int i) {
        return receivedNanos.whole(i);
    }

    public Vector3 force(int i) {
        return new Vector3(numbers.real(i * WIDTH), numbers.real(i * WIDTH + 1), numbers.real(i * WIDTH + 2));
    }

    public Vector3 torque(int i) {
        return new Vector3(numbers.real(i * WIDTH + 3), numbers.real(i * WIDTH + 4), numbers.real(i * WIDTH + 5));
    }

    /** Collects readings in the order received. */
    public static final class Builder {
        private final String topic;
        private final Numbers.Longs received = new Numbers.Longs();
        private final Numbers.Doubles numbers = new Numbers.Doubles();

        public Builder(String topic) {
            this.topic = topic;
        }

        public Builder add(long receivedAt, Vector3 force, Vector3 torque) {
            received.add(receivedAt);
            numbers.add(force.x());
            numbers.add(force.y());
            numbers.add(force.z());
            numbers.add(torque.x());
            numbers.add(torque.y());
            numbers.add(torque.z());
            return this;
        }

        public WrenchTrack build() {
            return new WrenchTrack(this);
        }
    }
}
