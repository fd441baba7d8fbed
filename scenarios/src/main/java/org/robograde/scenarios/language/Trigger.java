package org.robograde.scenarios.language;

import java.util.Optional;
import org.robograde.scenarios.site.PointInMap;

/** When something happens beside the steps; at most once per trial. */
public sealed interface Trigger {
    /** The phase during which it may happen; empty for the whole trial. */
    Optional<String> during();

    /** So many seconds after the trial, or the phase, began. */
    record At(double seconds, Optional<String> during) implements Trigger {}

    /** The unit believes it is within a circle. */
    record Near(PointInMap center, double radiusMeters, Optional<String> during) implements Trigger {}

    /** The unit believes it is within a rectangle along the map's axes. */
    record Inside(double minX, double minY, double maxX, double maxY, Optional<String> during) implements Trigger {}

    /** The unit has said a sentence with this part in it, capitals ignored, since the trial or the phase began. */
    record Heard(String part, Optional<String> during) implements Trigger {}

    /** A phase has ended, however. */
    record PhaseEnded(String phase, Optional<String> during) implements Trigger {}

    /** So many goals have been reached since the trial began. */
    record GoalsReached(int count, Optional<String> during) implements Trigger {}
}
