package org.robograde.scenarios.site;

/** A straight piece of wall, or of a barrier, without thickness; metres in the frame {@code map}. */
public record WallSegment(double x1, double y1, double x2, double y2) {
    public double distanceTo(PointInMap point) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double lengthSquared = dx * dx + dy * dy;
        double along = lengthSquared == 0 ? 0 : ((point.x() - x1) * dx + (point.y() - y1) * dy) / lengthSquared;
        double clamped = Math.max(0, Math.min(1, along));
        return Math.hypot(point.x() - (x1 + clamped * dx), point.y() - (y1 + clamped * dy));
    }

    /** Zero where the two cross or touch. */
    public double distanceTo(WallSegment other) {
        if (crosses(other)) return 0;
        double fromOther = Math.min(distanceTo(other.start()), distanceTo(other.end()));
        return Math.min(fromOther, Math.min(other.distanceTo(start()), other.distanceTo(end())));
    }

    public PointInMap start() {
        return new PointInMap(x1, y1);
    }

    public PointInMap end() {
        return new PointInMap(x2, y2);
    }

    private boolean crosses(WallSegment other) {
        double a = side(other.x1, other.y1);
        double b = side(other.x2, other.y2);
        double c = other.side(x1, y1);
        double d = other.side(x2, y2);
        // Touching and collinear cases have distance zero by their end points already.
        return a * b < 0 && c * d < 0;
    }

    private double side(double x, double y) {
        return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
    }
}
