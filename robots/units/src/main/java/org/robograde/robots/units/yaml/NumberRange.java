package org.robograde.robots.units.yaml;

/**
 * The numbers a field accepts, both ends included.
 *
 * @param unit as printed after the number, e.g. {@code s}; empty for a pure number
 */
public record NumberRange(double min, double max, String unit) {
    public boolean contains(double value) {
        return value >= min && value <= max;
    }

    String inWords() {
        String span = "between " + plain(min) + " and " + plain(max);
        return unit.isEmpty() ? span : span + " " + unit;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
