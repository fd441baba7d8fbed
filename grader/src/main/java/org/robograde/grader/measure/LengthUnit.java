package org.robograde.grader.measure;

/** What a file's positions are in. */
public enum LengthUnit {
    M("m", 1),
    CM("cm", 1e-2),
    MM("mm", 1e-3),
    UM("um", 1e-6),
    /** 25.4 mm exactly. */
    IN("in", 0.0254);

    private final String symbol;
    private final double meters;

    LengthUnit(String symbol, double meters) {
        this.symbol = symbol;
        this.meters = meters;
    }

    public String symbol() {
        return symbol;
    }

    double toMeters(double value) {
        // Whole thousands divide exactly where a factor would not: 348043 um is 0.348043 m to the last digit.
        return meters < 1 && this != IN ? value / Math.rint(1 / meters) : value * meters;
    }
}
