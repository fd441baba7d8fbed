package org.robograde.grader.metrics.trial;

import java.util.List;

/** Positions of a unit's joints over time, in radians or metres as the joint is; the joints are those of the first message. */
public final class JointTrack {
    private final String topic;
    private final List<String> names;
    private final Column receivedNanos;
    private final Column positions;

    private JointTrack(Builder builder) {
        topic = builder.topic;
        names = List.copyOf(builder.names);
        receivedNanos = builder.received.column();
        positions = builder.positions.column();
    }

    public static JointTrack empty() {
        return new Builder("").build();
    }

    public String topic() {
        return topic;
    }

    public List<String> names() {
        return names;
    }

    public int size() {
        return receivedNanos.size();
    }

    /** Log time, never falling. */
    public long receivedNanos(int i) {
        return receivedNanos.whole(i);
    }

    public double position(int i, int joint) {
        return positions.real(i * names.size() + joint);
    }

    /** The greatest change of any joint between two successive samples, over the time between: a bound on how still the arm was. */
    public double speed(int i) {
        double seconds = i == 0 ? 0 : (receivedNanos.whole(i) - receivedNanos.whole(i - 1)) / 1e9;
        double greatest = 0;
        for (int joint = 0; seconds > 0 && joint < names.size(); joint++) {
            greatest = Math.max(greatest, Math.abs(position(i, joint) - position(i - 1, joint)) / seconds);
        }
        return greatest;
    }

    /** Collects states in the order received. */
    public static final class Builder {
        private final String topic;
        private List<String> names = List.of();
        private final Numbers.Longs received = new Numbers.Longs();
        private final Numbers.Doubles positions = new Numbers.Doubles();

        public Builder(String topic) {
            this.topic = topic;
        }

        /** A message of other joints than the first one's, as where grippers publish on the same topic, is left out. */
        public Builder add(long receivedAt, List<String> joints, double[] at) {
            names = names.isEmpty() ? joints : names;
            if (names.equals(joints) && at.length == names.size() && !names.isEmpty()) {
                received.add(receivedAt);
                for (double position : at) {
                    positions.add(position);
                }
            }
            return this;
        }

        public JointTrack build() {
            return new JointTrack(this);
        }
    }
}
