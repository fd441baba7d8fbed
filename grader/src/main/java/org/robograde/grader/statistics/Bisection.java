package org.robograde.grader.statistics;

import java.util.function.DoublePredicate;

/** Where a predicate turns from false to true, to the last bit: the same on every machine. */
final class Bisection {
    private Bisection() {}

    /** @return the smallest double in {@code [low, high]}, to one unit in the last place, for which {@code reached} holds */
    static double firstTrue(double low, double high, DoublePredicate reached) {
        double below = low;
        double above = high;
        while (true) {
            double middle = below + (above - below) / 2;
            if (middle <= below || middle >= above) {
                return above;
            }
            if (reached.test(middle)) {
                above = middle;
            } else {
                below = middle;
            }
        }
    }
}
