package org.robograde.reports.charts;

/**
 * A limit to draw beside a measured quantity.
 *
 * @param label e.g. {@code L3 ≤ 0.20}
 * @param value in the quantity's unit
 */
public record LimitLine(String label, double value) {}
