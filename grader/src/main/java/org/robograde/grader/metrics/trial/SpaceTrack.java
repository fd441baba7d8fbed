package org.robograde.grader.metrics.trial;

import java.util.Optional;
import org.robograde.grader.motion.geometry.Orientation;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * Poses of one body in space over time: metres, in the frame the source names. Two clocks per pose: when the station received it,
 * and when the source says it was true.
 */
public final class SpaceTrack {
    private final String topic;
    private final String frame;
    private final boolean oriented;
    private final Column receivedNanos;
    private final Column statedNanos;
    private final Column numbers;

    /** x, y, z, then the quaternion's x, y, z, w. */
    private static final int WIDTH = 7;

    private SpaceTrack(Builder builder) {
        topic = builder.topic;
        frame = builder.frame;
        oriented = builder.oriented;
        receivedNanos = builder.received.column();
        statedNanos = builder.stated.column();
        numbers = builder.numbers.column();
    }

    public static SpaceTrack empty() {
        return new Builder("").build();
    }

    public String topic() {
        return topic;
    }

    /** As the first message states it; may be empty. */
    public String frame() {
        return frame;
    }

    /** False where a message states four zeros for its orientation, as trackers of points do. */
    public boolean oriented() {
        return oriented;
    }

    public int size() {
        return receivedNanos.size();
    }

    public boolean isEmpty() {
        return receivedNanos.size() == 0;
    }

    /** Log time, never falling. */
    public long receivedNanos(int i) {
        return receivedNanos.whole(i);
    }

    /** The source's own stamp; may step back or repeat. */
    public long statedNanos(int i) {
        return statedNanos.whole(i);
    }

    public Vector3 position(int i) {
        return new Vector3(numbers.real(i * WIDTH), numbers.real(i * WIDTH + 1), numbers.real(i * WIDTH + 2));
    }

    public Orientation orientation(int i) {
        int at = i * WIDTH + 3;
        return new Orientation(numbers.real(at), numbers.real(at + 1), numbers.real(at + 2), numbers.real(at + 3));
    }

    /** Index of the first pose received at or after a time; {@code size()} if there is none. */
    public int firstAtOrAfter(long nanos) {
        return receivedNanos.firstAtLeast(nanos);
    }

    /** Collects poses in the order received. */
    public static final class Builder {
        private final String topic;
        private String frame = "";
        private boolean oriented = true;
        private final Numbers.Longs received = new Numbers.Longs();
        private final Numbers.Longs stated = new Numbers.Longs();
        private final Numbers.Doubles numbers = new Numbers.Doubles();

        public Builder(String topic) {
            this.topic = topic;
        }

        public void frame(String stated) {
            frame = numbers.size() == 0 ? stated : frame;
        }

        /** @param orientation absent where the source states none */
        Builder add(long receivedAt, long statedAt, Vector3 position, Optional<Orientation> orientation) {
            oriented &= orientation.isPresent();
            return add(receivedAt, statedAt, position, orientation.orElse(Orientation.NONE));
        }

        public Builder add(long receivedAt, long statedAt, Vector3 position, Orientation orientation) {
            received.add(receivedAt);
            stated.add(statedAt);
            numbers.add(position.x());
            numbers.add(position.y());
            numbers.add(position.z());
            numbers.add(orientation.x());
            numbers.add(orientation.y());
            numbers.add(orientation.z());
            numbers.add(orientation.w());
            return this;
        }

        public SpaceTrack build() {
            return new SpaceTrack(this);
        }
    }
}
