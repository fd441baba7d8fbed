package org.robograde.robots.sim.arm;

/**
 * Runs along a course in time: speeds up and slows down within an acceleration, slows for corners as sharply as they bend, and can be told a
 * lower speed, or 0, at any moment.
 */
public final class CourseRun {
    /** At a corner of 90 degrees the tool goes on this fast, metres per second. */
    private static final double CORNER_SPEED = 0.06;

    private final Course course;
    private final double cruise;
    private final double acceleration;
    private double travelled;
    private double speed;

    /** @param cruise in metres per second */
    public CourseRun(Course course, double cruise, double acceleration) {
        this.course = course;
        this.cruise = cruise;
        this.acceleration = acceleration;
    }

    /**
     * Lets a step pass.
     *
     * @param atMost speed allowed now, metres per second
     * @param braking deceleration where {@code atMost} is below the speed, metres per second squared
     */
    public void step(double atMost, double braking, double seconds) {
        double target = Math.min(Math.min(cruise, atMost), Math.min(forCorner(), forEnd()));
        if (target < speed) {
            double brake = atMost < speed ? Math.max(braking, acceleration) : 4 * acceleration;
            speed = Math.max(target, speed - brake * seconds);
        } else {
            speed = Math.min(target, speed + acceleration * seconds);
        }
        travelled = Math.min(course.lengthMeters(), travelled + speed * seconds);
    }

    private double forEnd() {
        double left = course.lengthMeters() - travelled;
        return left <= 0 ? 0 : Math.sqrt(2 * acceleration * left) * 0.9 + 0.002;
    }

    private double forCorner() {
        Course.Corner corner = course.cornerAhead(travelled);
        double through = corner.cosine() > 0.999 ? cruise : CORNER_SPEED / Math.max(0.02, 1 - corner.cosine());
        return Math.sqrt(through * through + 2 * acceleration * corner.metersAhead() * 0.8);
    }

    public ToolPose pose() {
        return course.at(travelled);
    }

    public double speed() {
        return speed;
    }

    public Course course() {
        return course;
    }

    public double travelledMeters() {
        return travelled;
    }

    public boolean done() {
        return travelled >= course.lengthMeters() - 1e-6;
    }
}
