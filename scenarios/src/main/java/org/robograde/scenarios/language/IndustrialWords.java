package org.robograde.scenarios.language;

import java.util.Locale;

/** Steps for arms in plain words, for the timeline. */
final class IndustrialWords {
    private IndustrialWords() {}

    static String of(IndustrialStep step) {
        if (step instanceof IndustrialStep.MoveTo one)
            return "move the tool to " + String.join(", ", one.poses()) + times(one.cycles())
                    + atMost(one.timeoutSeconds()) + " each";
        if (step instanceof IndustrialStep.MoveJoints one)
            return "move the joints to " + one.radians() + atMost(one.timeoutSeconds());
        if (step instanceof IndustrialStep.FollowPath one)
            return "follow the path " + one.path() + times(one.cycles()) + atMost(one.timeoutSeconds()) + " each";
        if (step instanceof IndustrialStep.Pick one)
            return "pick " + (one.asOrdered() ? "what was ordered: " : "") + one.object()
                    + atMost(one.timeoutSeconds());
        if (step instanceof IndustrialStep.Place one)
            return "place " + one.object() + " at " + one.to() + atMost(one.timeoutSeconds());
        IndustrialStep.HandOver one = (IndustrialStep.HandOver) step;
        return "hand " + one.object() + " to a person at " + one.at() + atMost(one.timeoutSeconds());
    }

    private static String times(int cycles) {
        return cycles == 1 ? "" : ", " + cycles + " times";
    }

    private static String atMost(double seconds) {
        return String.format(Locale.ROOT, ", at most %.1f s", seconds);
    }
}
