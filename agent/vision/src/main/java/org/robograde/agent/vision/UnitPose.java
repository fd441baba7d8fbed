package org.robograde.agent.vision;

import java.util.List;
import org.robograde.agent.vision.fiducial.Corners;

/**
 * Where one frame shows the unit to stand.
 *
 * @param xMeters of the unit's base frame, in {@code map}
 * @param yMeters of the unit's base frame, in {@code map}
 * @param headingRadians counter-clockwise from {@code map}'s x axis, in (-pi, pi]
 * @param covariance row-major 3x3 over x, y, heading; standard uncertainties squared
 * @param corners where the marker was seen
 * @param uprightErrorPixels mean distance of the corners from this pose's
 * @param freeErrorPixels the same for the free six-dimensional pose of the marker: what the picture alone allows
 */
record UnitPose(
        double xMeters,
        double yMeters,
        double headingRadians,
        List<Double> covariance,
        Corners corners,
        double uprightErrorPixels,
        double freeErrorPixels) {
    UnitPose {
        covariance = List.copyOf(covariance);
    }

    UnitPose withCovariance(List<Double> other) {
        return new UnitPose(xMeters, yMeters, headingRadians, other, corners, uprightErrorPixels, freeErrorPixels);
    }
}
