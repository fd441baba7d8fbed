package org.robograde.grader.motion.trajectory;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Which poses of one trajectory lie a {@link Delta} apart, with the meaning evo 1.36.5 gives to frames, metres and degrees. */
final class DeltaPairs {
    /** All pairs by angle compares every pose with every later one. */
    private static final int MOST_FOR_ANGLES = 10_000;

    private int[] from = new int[64];
    private int[] to = new int[64];
    private int size;

    private DeltaPairs() {}

    static DeltaPairs of(Trajectory trajectory, Delta delta) {
        DeltaPairs pairs = new DeltaPairs();
        if (delta.unit() == Delta.Unit.FRAMES) {
            pairs.byFrames(trajectory.size(), delta);
        } else if (delta.unit() == Delta.Unit.DEGREES) {
            pairs.byAngle(trajectory, delta);
        } else if (delta.allPairs()) {
            pairs.all(accumulated(trajectory, delta.unit()), delta);
        } else {
            IntToDoubleFunction step = step(trajectory, delta.unit());
            pairs.consecutive(trajectory.size(), step, delta.value(), false);
        }
        if (pairs.size == 0) {
            throw new IncomparableException("no two poses of " + trajectory.name() + " are "
                    + Quantity.of(delta.value(), delta.unit().symbol())
                    + " apart; a smaller delta or a wider tolerance may have pairs");
        }
        return pairs;
    }

    int size() {
        return size;
    }

    int from(int k) {
        return from[k];
    }

    int to(int k) {
        return to[k];
    }

    private void byFrames(int poses, Delta delta) {
        // A delta beyond all poses gives no pair; the cast saturates.
        int apart = (int) delta.value();
        for (int i = 0; i < poses - apart && apart > 0; i += delta.allPairs() ? 1 : apart) {
            add(i, i + apart);
        }
    }

    private void byAngle(Trajectory trajectory, Delta delta) {
        ErrorPart.ROTATION_DEGREES.refuseWithout(trajectory);
        if (!delta.allPairs()) {
            consecutive(trajectory.size(), i -> degrees(trajectory, i - 1, i), delta.value(), true);
            return;
        }
        if (trajectory.size() > MOST_FOR_ANGLES) {
            throw new IncomparableException("all pairs by angle compares every pose with every other: "
                    + trajectory.size() + " poses are more than " + MOST_FOR_ANGLES + "; take consecutive pairs");
        }
        double tolerance = delta.value() * delta.relativeTolerance();
        for (int i = 0; i < trajectory.size(); i++) {
            for (int j = i + 1; j < trajectory.size(); j++) {
                double angle = degrees(trajectory, i, j);
                if (angle >= delta.value() - tolerance && angle <= delta.value() + tolerance) {
                    add(i, j);
                }
            }
        }
    }

    /** From one end to the next: the way is added up and starts anew at each end; what remains at the end is dropped. */
    private void consecutive(int poses, IntToDoubleFunction step, double delta, boolean fromFirst) {
        int last = fromFirst && poses > 0 ? 0 : -1;
        double way = 0;
        for (int i = 0; i < poses; i++) {
            way += i == 0 ? 0 : step.applyAsDouble(i);
            if (way >= delta) {
                if (last >= 0) {
                    add(last, i);
                }
                last = i;
                way = 0;
            }
        }
    }

    /** For each pose the one whose way from it is nearest to the delta, the earlier of two, if it is within the tolerance. */
    private void all(double[] accumulated, Delta delta) {
        int j = 1;
        for (int i = 0; i + 1 < accumulated.length; i++) {
            j = Math.max(j, i + 1);
            double wanted = accumulated[i] + delta.value();
            while (j < accumulated.length && accumulated[j] < wanted) {
                j++;
            }
            int best = j == accumulated.length ? j - 1 : j;
            if (best - 1 > i && wanted - accumulated[best - 1] <= Math.abs(accumulated[best] - wanted)) {
                best--;
            }
            while (best - 1 > i && accumulated[best - 1] == accumulated[best]) {
                best--;
            }
            double way = accumulated[best] - accumulated[i];
            if (Math.abs(way - delta.value()) <= delta.value() * delta.relativeTolerance()) {
                add(i, best);
            }
        }
    }

    private static double[] accumulated(Trajectory trajectory, Delta.Unit unit) {
        IntToDoubleFunction step = step(trajectory, unit);
        double[] sums = new double[trajectory.size()];
        for (int i = 1; i < sums.length; i++) {
            sums[i] = sums[i - 1] + step.applyAsDouble(i);
        }
        return sums;
    }

    private static IntToDoubleFunction step(Trajectory trajectory, Delta.Unit unit) {
        return unit == Delta.Unit.METERS
                ? i -> trajectory.distance(i - 1, i)
                : i -> (trajectory.nanos(i) - trajectory.nanos(i - 1)) / 1e9;
    }

    private static double degrees(Trajectory trajectory, int i, int j) {
        return StrictMath.toDegrees(
                Rotations.angle(Rotations.between(trajectory.orientation(i), trajectory.orientation(j))));
    }

    private void add(int i, int j) {
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
        }
        from[size] = i;
        to[size++] = j;
    }
}
