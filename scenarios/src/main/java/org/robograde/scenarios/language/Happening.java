package org.robograde.scenarios.language;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What happens to the unit from outside. */
public sealed interface Happening {
    /**
     * Something on the field.
     *
     * @param kind {@code person_crosses}, {@code block} or {@code light}
     * @param arguments values are String, Double or Long; what the field is told and the record keeps
     * @param seconds how long it lasts; empty for the rest of the trial
     */
    record Stimulus(String kind, Map<String, Object> arguments, Optional<Double> seconds) implements Happening {
        public Stimulus {
            arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
        }
    }

    /**
     * Something in the unit breaks for a while.
     *
     * @param kind {@code sensor_dropout}
     * @param role of the topic that falls silent
     * @param topic its name in this unit
     */
    record Fault(String kind, String role, String topic, double seconds) implements Happening {}

    /** The operator presses a switch of the field. */
    record Press(String instrument) implements Happening {}
}
