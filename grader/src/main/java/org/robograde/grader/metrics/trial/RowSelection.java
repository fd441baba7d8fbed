package org.robograde.grader.metrics.trial;

/** Which rows of a track count, in order; kept where the columns of tracks are, so that a long selection takes no more heap. */
public final class RowSelection {
    private final Column rows;

    private RowSelection(Builder builder) {
        rows = builder.rows.column();
    }

    public int size() {
        return rows.size();
    }

    /** The row of the track that is the selection's i-th. */
    public int row(int i) {
        return (int) rows.whole(i);
    }

    /** Collects rows in rising order. */
    public static final class Builder {
        private final Numbers.Longs rows = new Numbers.Longs();

        public Builder add(int row) {
            rows.add(row);
            return this;
        }

        public RowSelection build() {
            return new RowSelection(this);
        }
    }
}
