package org.robograde.robots.sim.unit;

/** What a part of the unit says about itself. */
public record Diagnosis(String part, Level level, String message) {
    /** Numbered as {@code diagnostic_msgs/DiagnosticStatus} numbers them. */
    public enum Level {
        OK(0),
        WARNING(1),
        ERROR(2);

        private final int code;

        Level(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }
}
