package org.robograde.agent.vision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.document.YamlTree;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;

/**
 * One field camera as {@code site.yaml} states it: pinhole with OpenCV's distortion, and where it hangs.
 *
 * @param id the site's name for it
 * @param widthPixels of every frame; another size has no calibration and is refused
 * @param heightPixels of every frame
 * @param fx focal length along the image's x axis, pixels
 * @param fy focal length along the image's y axis, pixels
 * @param cx principal point, pixels, the centre of the first pixel being 0
 * @param cy principal point, pixels
 * @param distortion k1 k2 p1 p2 [k3 [k4 k5 k6]]
 * @param positionMeters x, y, z of the optical centre in {@code map}
 * @param orientation of the optical frame (z ahead, x to the image's right, y down) in {@code map}
 * @param positionStandardUncertaintyMeters of each coordinate of the position
 * @param angleStandardUncertaintyRadians of each axis of the orientation
 * @param timeStandardUncertaintySeconds of the frames' stamps
 * @param rateHz frames a second as the site states them; 0 where it does not
 */
record CameraModel(
        String id,
        int widthPixels,
        int heightPixels,
        double fx,
        double fy,
        double cx,
        double cy,
        List<Double> distortion,
        List<Double> positionMeters,
        Quaternion orientation,
        double positionStandardUncertaintyMeters,
        double angleStandardUncertaintyRadians,
        double timeStandardUncertaintySeconds,
        double rateHz) {
    static final long PIXELS_MAX = 64L * 1024 * 1024;

    CameraModel {
        distortion = List.copyOf(distortion);
        positionMeters = List.copyOf(positionMeters);
    }

    /** The same, its frames' times known less well by a standard uncertainty beside its own. */
    CameraModel withTimesKnownTo(double moreSeconds) {
        return moreSeconds == 0
                ? this
                : new CameraModel(
                        id,
                        widthPixels,
                        heightPixels,
                        fx,
                        fy,
                        cx,
                        cy,
                        distortion,
                        positionMeters,
                        orientation,
                        positionStandardUncertaintyMeters,
                        angleStandardUncertaintyRadians,
                        Math.hypot(timeStandardUncertaintySeconds, moreSeconds),
                        rateHz);
    }

    PinholeLens lens() {
        return new PinholeLens(widthPixels, heightPixels, fx, fy, cx, cy, distortion);
    }

    /** The optical frame in the site's. */
    RigidTransform inMap() {
        return RigidTransform.of(
                orientation.matrix(),
                positionMeters.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** All cameras of a {@code site.yaml}. @throws VisionInputException if one is incomplete, naming the field */
    static Map<String, CameraModel> ofSite(byte[] siteYaml) {
        Map<String, CameraModel> cameras = new LinkedHashMap<>();
        YamlTree.parse("site.yaml", siteYaml)
                .optionalTree("cameras")
                .ifPresent(trees -> trees.trees().forEach((id, tree) -> cameras.put(id, of(id, tree))));
        return cameras;
    }

    /**
     * A camera that moves, such as an endoscope: its frame is its own, and nothing is told in {@code map}.
     *
     * @throws VisionInputException if its lens is not described
     */
    static CameraModel inOwnFrame(String id, YamlTree camera) {
        return of(id, camera.place(), camera.tree("calibration"), camera.number("rateHz", 0, 0, 1000));
    }

    private static CameraModel of(String id, String place, YamlTree calibration, double rateHz) {
        int width = calibration.integer("widthPixels", 16, 65_500);
        int height = calibration.integer("heightPixels", 16, 65_500);
        if ((long) width * height > PIXELS_MAX) {
            throw new VisionInputException(place + ": more than " + PIXELS_MAX + " pixels");
        }
        List<Double> distortion = calibration.numbers("distortion", -1e3, 1e3);
        if (distortion.size() != 4 && distortion.size() != 5 && distortion.size() != 8) {
            throw new VisionInputException(
                    place + ": distortion has " + distortion.size() + " numbers, it needs 4, 5 or 8");
        }
        return new CameraModel(
                id,
                width,
                height,
                calibration.number("fx", 1, 1e6),
                calibration.number("fy", 1, 1e6),
                calibration.number("cx", -1e6, 1e6),
                calibration.number("cy", -1e6, 1e6),
                distortion,
                List.of(0.0, 0.0, 0.0),
                Quaternion.ofXyzw(place, List.of(0.0, 0.0, 0.0, 1.0)),
                0,
                0,
                0,
                rateHz);
    }

    private static CameraModel of(String id, YamlTree camera) {
        YamlTree pose = camera.tree("pose");
        YamlTree calibration = camera.tree("calibration");
        YamlTree uncertainty = camera.tree("standardUncertainty");
        CameraModel seeing = of(id, camera.place(), calibration, camera.number("rateHz", 0, 0, 1000));
        return new CameraModel(
                id,
                seeing.widthPixels,
                seeing.heightPixels,
                seeing.fx,
                seeing.fy,
                seeing.cx,
                seeing.cy,
                seeing.distortion,
                List.of(pose.number("x", -1e5, 1e5), pose.number("y", -1e5, 1e5), pose.number("z", -1e5, 1e5)),
                Quaternion.ofXyzw(camera.place() + "/pose", pose.numbers("quaternionXyzw", -1.1, 1.1)),
                uncertainty.number("positionMeters", 0, 10),
                uncertainty.number("angleRadians", 0, 1),
                uncertainty.number("timeSeconds", 0, 10),
                seeing.rateHz);
    }
}
