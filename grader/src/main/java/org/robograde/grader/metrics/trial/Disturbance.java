package org.robograde.grader.metrics.trial;

import java.util.Set;

/**
 * A stimulus or a fault that the field set, from its start to its end (or the trial's).
 *
 * @param name of the stimulus or fault
 * @param kind {@code person_crosses}, {@code block}, {@code light}, {@code object_moved}, {@code payload}, {@code sensor_dropout}, {@code
 *     sensor_bias}, {@code topic_delay}, {@code link_cut}, {@code slow_link}, {@code foreign_commands}, {@code
 *     replayed_commands}, {@code command_flood}, {@code malformed_messages}
 */
public record Disturbance(String name, String kind, long fromNanos, long toNanos) {
    public static final String PERSON_CROSSES = "person_crosses";
    public static final String BLOCK = "block";
    public static final String SENSOR_DROPOUT = "sensor_dropout";
    public static final String LINK_CUT = "link_cut";
    public static final String FOREIGN_COMMANDS = "foreign_commands";

    public static final String REPLAYED_COMMANDS = "replayed_commands";
    public static final String COMMAND_FLOOD = "command_flood";
    public static final String MALFORMED_MESSAGES = "malformed_messages";

    private static final Set<String> BREAKING = Set.of(
            SENSOR_DROPOUT,
            "sensor_bias",
            LINK_CUT,
            "slow_link",
            "topic_delay",
            FOREIGN_COMMANDS,
            REPLAYED_COMMANDS,
            COMMAND_FLOOD,
            MALFORMED_MESSAGES,
            "payload",
            "light");

    /** Whether the field made a part of the unit, or its link, fail or work worse, so that an error reported then is not of its own making. */
    public boolean breaksTheUnit() {
        return BREAKING.contains(kind);
    }
}
