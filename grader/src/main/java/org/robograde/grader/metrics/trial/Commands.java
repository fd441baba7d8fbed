package org.robograde.grader.metrics.trial;

import java.util.AbstractList;
import java.util.RandomAccess;

/** Velocity commands kept as columns of numbers, as {@link Scenes} are. */
final class Commands extends AbstractList<Command> implements RandomAccess {
    private final Column receivedNanos;
    private final Column ahead;
    private final Column turning;

    private Commands(Builder builder) {
        receivedNanos = builder.received.column();
        ahead = builder.ahead.column();
        turning = builder.turning.column();
    }

    @Override
    public Command get(int i) {
        if (i < 0 || i >= size()) {
            throw new IndexOutOfBoundsException("command " + i + " of " + size());
        }
        return new Command(receivedNanos.whole(i), ahead.real(i), turning.real(i));
    }

    @Override
    public int size() {
        return receivedNanos.size();
    }

    /** Collects commands in the order received. */
    static final class Builder {
        private final Numbers.Longs received = new Numbers.Longs();
        private final Numbers.Doubles ahead = new Numbers.Doubles();
        private final Numbers.Doubles turning = new Numbers.Doubles();

        void add(Command command) {
            received.add(command.receivedNanos());
            ahead.add(command.ahead());
            turning.add(command.turning());
        }

        Commands build() {
            return new Commands(this);
        }
    }
}
