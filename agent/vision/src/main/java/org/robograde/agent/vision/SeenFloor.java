package org.robograde.agent.vision;

import java.util.Optional;
import org.opencv.core.Point;
import org.robograde.agent.vision.people.StandingView;

/**
 * How much of the floor around a place one camera has in its picture, so that whoever is told by it can say how near somebody unseen may have
 * been. Walls and things that hide the floor are not known here.
 */
final class SeenFloor {
    private static final int DIRECTIONS = 24;
    private static final double STEP_METERS = 0.25;
    private static final int HALVINGS = 5;
    /** Half of a standing person's height: with it in the picture there is enough of the person to be found. */
    private static final double MIDDLE_METERS = 0.86;
    /** Nobody's middle comes nearer to the end of a field. */
    private static final double BODY_METERS = 0.2;

    private final StandingView view;
    private final int widthPixels;
    private final int heightPixels;
    private final Optional<SitePlan.Bounds> bounds;

    /** @param bounds of the field; beyond them there is nobody */
    SeenFloor(CameraModel camera, Optional<SitePlan.Bounds> bounds) {
        view = new StandingView(camera.lens(), camera.inMap(), 1);
        widthPixels = camera.widthPixels();
        heightPixels = camera.heightPixels();
        this.bounds = bounds;
    }

    /** Up to this distance everybody on the field would be in the picture; at most {@link VisionParameters#CLEAR_METERS_MAX}. */
    double clearMeters(double x, double y) {
        if (!inPicture(x, y)) {
            return 0;
        }
        double clear = 0;
        while (clear < VisionParameters.CLEAR_METERS_MAX && ringSeen(x, y, clear + STEP_METERS)) {
            clear += STEP_METERS;
        }
        double step = clear < VisionParameters.CLEAR_METERS_MAX ? STEP_METERS / 2 : 0;
        for (int i = 0; i < HALVINGS && step > 0; i++) {
            clear += ringSeen(x, y, clear + step) ? step : 0;
            step /= 2;
        }
        return clear;
    }

    private boolean ringSeen(double x, double y, double radius) {
        for (int i = 0; i < DIRECTIONS; i++) {
            double angle = 2 * Math.PI * i / DIRECTIONS;
            double px = x + radius * StrictMath.cos(angle);
            double py = y + radius * StrictMath.sin(angle);
            boolean somebody = bounds.isEmpty() || bounds.get().holds(px, py, BODY_METERS);
            if (somebody && !inPicture(px, py)) {
                return false;
            }
        }
        return true;
    }

    private boolean inPicture(double x, double y) {
        Optional<Point> pixel = view.pixel(x, y, MIDDLE_METERS);
        return pixel.filter(p -> p.x >= 0 && p.x <= widthPixels - 1 && p.y >= 0 && p.y <= heightPixels - 1)
                .isPresent();
    }
}
