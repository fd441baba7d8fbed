package org.robograde.scenarios.language;

import java.util.Locale;

/** A surgical step in plain words. */
final class SurgicalTimeline {
    private SurgicalTimeline() {}

    static String words(SurgicalStep step) {
        if (step instanceof SurgicalStep.Teleoperate one)
            return String.format(Locale.ROOT, "lead the tool by hand along an eight for %.1f s", one.seconds());
        return task((SurgicalStep.Ordered) step)
                + String.format(Locale.ROOT, ", at most %.1f s", ((SurgicalStep.Ordered) step).timeoutSeconds());
    }

    private static String task(SurgicalStep.Ordered step) {
        if (step instanceof SurgicalStep.Transfer one)
            return "transfer " + one.ring() + " to " + one.peg() + (one.ambiguous() ? ", by an ambiguous order" : "");
        if (step instanceof SurgicalStep.Insert one) return "insert at " + one.target() + " " + one.times() + " times";
        if (step instanceof SurgicalStep.Trace one) return "trace " + one.line() + " " + one.times() + " times";
        SurgicalStep.HoldCamera hold = (SurgicalStep.HoldCamera) step;
        return String.format(Locale.ROOT, "hold at %s for %.1f s", hold.view(), hold.seconds());
    }
}
