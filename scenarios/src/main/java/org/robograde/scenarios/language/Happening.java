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
     * Something in the unit, or on its link, breaks for a while.
     *
     * @param kind {@code sensor_dropout}, {@code sensor_bias}, {@code topic_delay}, {@code link_cut}, {@code slow_link}, {@code foreign_commands}, {@code
     *     replayed_commands}, {@code command_flood} or {@code malformed_messages}
     * @param role of the topic concerned; empty where the whole link is
     * @param topic its name in this unit
     * @param details what the kind needs beside: values are Double, or String for a form
     */
    record Fault(String kind, String role, String topic, double seconds, Map<String, Object> details)
            implements Happening {
        public Fault {
            details = Collections.unmodifiableMap(new TreeMap<>(details));
        }
    }

    /** The operator presses a switch of the field. */
    record Press(String instrument) implements Happening {}
}
