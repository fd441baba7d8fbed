package org.robograde.scenarios.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A field camera: its topics, where it stands, how it maps the world to pixels, and how well all that is known.
 *
 * @param station the far station that records it and forwards its frames; empty where the unit's own link carries them
 */
public record SiteCamera(
        String id,
        String imageTopic,
        String infoTopic,
        double rateHz,
        CameraPose pose,
        Uncertainty standardUncertainty,
        Calibration calibration,
        Optional<String> station) {

    /**
     * The optical frame in the map: x to the right of the image, y down the image, z away from the camera.
     *
     * @param quaternionXyzw four numbers, turns the optical frame's axes into the map's
     */
    public record CameraPose(double x, double y, double z, List<Double> quaternionXyzw) {
        public CameraPose {
            quaternionXyzw = List.copyOf(quaternionXyzw);
        }
    }

    /** One standard deviation each. */
    public record Uncertainty(double positionMeters, double angleRadians, double timeSeconds) {}

    /**
     * Pinhole model with OpenCV's five distortion coefficients k1 k2 p1 p2 k3.
     *
     * @param rmsPixels reprojection error of the calibration
     * @param calibratedOn ISO date
     * @param validUntil ISO date
     * @param documents the signed calibration document and its signature by their plain names, as they lay beside the site's file;
     *     kept with every trial. None where the site names none
     */
    public record Calibration(
            int widthPixels,
            int heightPixels,
            double fx,
            double fy,
            double cx,
            double cy,
            List<Double> distortion,
            double rmsPixels,
            String calibratedOn,
            String validUntil,
            Map<String, byte[]> documents) {
        public Calibration {
            documents = new TreeMap<>(documents);
            distortion = List.copyOf(distortion);
        }
    }
}
