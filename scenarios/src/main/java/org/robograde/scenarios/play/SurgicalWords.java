package org.robograde.scenarios.play;

import java.util.Locale;
import org.robograde.scenarios.language.SurgicalStep;

/** What an operator says to an arm. */
final class SurgicalWords {
    private SurgicalWords() {}

    static String order(SurgicalStep.Ordered step) {
        if (step instanceof SurgicalStep.Transfer one)
            return one.words().orElse("Put " + one.ring() + " on " + one.peg() + ".");
        if (step instanceof SurgicalStep.Insert one) return "Bring the needle to " + one.target() + ".";
        if (step instanceof SurgicalStep.Trace one) return "Trace " + one.line() + ".";
        SurgicalStep.HoldCamera hold = (SurgicalStep.HoldCamera) step;
        return String.format(Locale.ROOT, "Hold the camera at %s for %.1f s.", hold.view(), hold.seconds());
    }

    /** The answer to a question about the order. */
    static String clarified(SurgicalStep.Ordered step) {
        return step instanceof SurgicalStep.Transfer one
                ? "I mean " + one.ring() + ", onto " + one.peg() + "."
                : order(step);
    }
}
