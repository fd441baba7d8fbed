package org.robograde.robots.sim.surgical;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.sim.arm.Point3;

/**
 * A surgeon's hand on the console's hand controller: reaches with the eye on the tool as it was a moment ago, draws figures, closes its fingers, and
 * trembles all the while. It belongs to the field, not to the unit: the unit sees only where its hand controller is.
 */
final class OperatorHand {
    private static final double TREMOR_RMS_METERS = 0.0004;
    private static final double EYE_DELAY_SECONDS = 0.16;
    private static final double EYE_ERROR_METERS = 0.0003;
    /** Once the tool has come near: who corrects in full flight under a delay overshoots. */
    private static final double CORRECTS_PER_SECOND = 2.2;

    private static final double SETTLES_SECONDS = 1.2;
    private static final double FINGERS_SECONDS = 0.3;

    private final Tremor tremor;
    private final Random random;
    private final double scale;
    private final double stepSeconds;
    private final Past<Point3> seen;
    private final Past<Point3> meant;
    private Point3 base = Point3.ZERO;
    private Point3 start = Point3.ZERO;
    private Point3 correction = Point3.ZERO;
    private Point3 eyeError = Point3.ZERO;
    private @Nullable SmoothCourse reach;
    private @Nullable Figure figure;
    private double since;
    private double gripRadians = 1;
    private double wantedGripRadians = 1;
    private double seconds;

    /** A course that the hand draws without looking, in the controller's own frame. */
    private record Figure(double radiusMeters, double periodSeconds, double lastsSeconds) {
        Point3 at(double t) {
            double fadeIn = Math.min(1, t);
            double turn = 2 * Math.PI * t / periodSeconds;
            return new Point3(Math.sin(turn), Math.sin(2 * turn) / 2, 0.3 * Math.sin(3 * turn))
                    .times(radiusMeters * fadeIn);
        }
    }

    /** @param scale of the tool's motion over the hand's: the surgeon has learnt it */
    OperatorHand(double scale, Random random, double stepSeconds) {
        this.scale = scale;
        this.random = random;
        this.stepSeconds = stepSeconds;
        tremor = new Tremor(TREMOR_RMS_METERS, random);
        seen = new Past<>(EYE_DELAY_SECONDS, stepSeconds);
        meant = new Past<>(EYE_DELAY_SECONDS, stepSeconds);
    }

    /** Bring the tool there. */
    void reach(Point3 tool, Point3 to, double topSpeed) {
        rest();
        eyeError =
                new Point3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).times(EYE_ERROR_METERS);
        reach = new SmoothCourse(java.util.List.of(tool, to.plus(eyeError)), topSpeed);
    }

    /** Draw an eight, in space, about where the hand is. */
    void draw(double radiusMeters, double periodSeconds, double lastsSeconds) {
        rest();
        figure = new Figure(radiusMeters, periodSeconds, lastsSeconds);
    }

    void grip(double radians) {
        wantedGripRadians = radians;
    }

    void rest() {
        base = here();
        start = base;
        correction = Point3.ZERO;
        reach = null;
        figure = null;
        since = 0;
        seen.clear();
        meant.clear();
    }

    boolean busy() {
        boolean reaching = reach != null && since < reach.seconds() + SETTLES_SECONDS;
        boolean drawing = figure != null && since < figure.lastsSeconds();
        return reaching || drawing || Math.abs(wantedGripRadians - gripRadians) > 0.02;
    }

    /** @param tool as the surgeon sees it on the screen */
    void step(Point3 tool) {
        seconds += stepSeconds;
        since += stepSeconds;
        gripRadians += (wantedGripRadians - gripRadians) * stepSeconds / FINGERS_SECONDS * 3;
        if (reach != null) {
            Point3 wanted = reach.at(since);
            Point3 miss = meant.push(wanted).minus(seen.push(tool));
            double gain = since < reach.seconds() ? 0 : CORRECTS_PER_SECOND;
            correction = correction.plus(miss.times(gain * stepSeconds / scale));
            base = start.plus(wanted.minus(reach.at(0)).times(1 / scale)).plus(correction);
        } else if (figure != null && since <= figure.lastsSeconds()) {
            base = start.plus(figure.at(since));
        }
    }

    private Point3 here() {
        return base;
    }

    /** In the controller's frame, whose axes are the map's. */
    Point3 position() {
        return base.plus(tremor.at(seconds));
    }

    double gripRadians() {
        return gripRadians;
    }
}
