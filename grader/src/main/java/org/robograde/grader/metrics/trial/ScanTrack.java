package org.robograde.grader.metrics.trial;

/** The nearest return of each laser scan, in metres from the laser. */
public final class ScanTrack {
    private final String topic;
    private final Column receivedNanos;
    private final Column nearest;

    private ScanTrack(Builder builder) {
        topic = builder.topic;
        receivedNanos = builder.received.column();
        nearest = builder.nearest.column();
    }

    public static ScanTrack empty() {
        return new Builder("").build();
    }

    public String topic() {
        return topic;
    }

    public int size() {
        return nearest.size();
    }

    public long receivedNanos(int i) {
        return receivedNanos.whole(i);
    }

    /** Infinite when no beam came back. */
    public double nearestMeters(int i) {
        return nearest.real(i);
    }

    /** Collects scans in the order received. */
    public static final class Builder {
        private final String topic;
        private final Numbers.Longs received = new Numbers.Longs();
        private final Numbers.Doubles nearest = new Numbers.Doubles();

        public Builder(String topic) {
            this.topic = topic;
        }

        public Builder add(long receivedAt, double meters) {
            received.add(receivedAt);
            nearest.add(meters);
            return this;
        }

        public ScanTrack build() {
            return new ScanTrack(this);
        }
    }
}
