package org.robograde.grader.metrics.trial;

/**
 * A stimulus or a fault that the field set, from its start to its end (or the trial's).
 *
 * @param name of the stimulus or fault
 * @param kind {@code person_crosses}, {@code block}, {@code light}, {@code sensor_dropout}, {@code
 *     link_cut}, {@code foreign_commands}
 */
public record Disturbance(String name, String kind, long fromNanos, long toNanos) {
    public static final String PERSON_CROSSES = "person_crosses";
    public static final String BLOCK = "block";
    public static final String SENSOR_DROPOUT = "sensor_dropout";
    public static final String LINK_CUT = "link_cut";
    public static final String FOREIGN_COMMANDS = "foreign_commands";
}
