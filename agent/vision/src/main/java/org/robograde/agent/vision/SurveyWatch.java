package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opencv.core.Mat;
import org.robograde.agent.vision.calibration.SurveyedFiducials;
import org.robograde.agent.vision.fiducial.Corners;
import org.robograde.agent.vision.fiducial.FiducialDetector;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;

/**
 * Whether a camera still hangs where the site says: surveyed fiducials are held against where the site's survey and the camera's own pose and
 * lens put them. Unlike the background it needs no first picture to be right, so a camera that was pushed before the trial is told too.
 */
final class SurveyWatch {
    private final SurveyedFiducials survey;
    private final FiducialDetector detector;
    private final PinholeLens lens;
    private final RigidTransform inMap;
    private final RigidTransform toCamera;
    private final double positionUncertainty;
    private final double angleUncertainty;
    private final Set<Integer> twice = new TreeSet<>();

    SurveyWatch(CameraModel camera, SurveyedFiducials survey) {
        this.survey = survey;
        detector = new FiducialDetector(survey.dictionary(), 0);
        lens = camera.lens();
        inMap = camera.inMap();
        toCamera = inMap.inverse();
        positionUncertainty = camera.positionStandardUncertaintyMeters();
        angleUncertainty = camera.angleStandardUncertaintyRadians();
    }

    /**
     * @param pixels the median distance of the fiducials' middles from where they belong
     * @param allowedPixels what the documents leave open
     * @param fiducials how many were seen
     */
    record Drift(double pixels, double allowedPixels, int fiducials) {}

    /** Empty where none of them is seen. */
    Optional<Drift> of(Mat grey) {
        List<Double> distances = new ArrayList<>();
        List<Double> allowed = new ArrayList<>();
        Map<Integer, List<Corners>> found = new TreeMap<>(detector.detectAll(grey));
        found.keySet().retainAll(survey.inMap().keySet());
        found.forEach((id, markers) -> {
            if (markers.size() > 1) {
                twice.add(id);
                return;
            }
            double[] middle = Objects.requireNonNull(survey.inMap().get(id)).shift();
            double[] pixel = lens.pixel(toCamera.apply(middle[0], middle[1], middle[2]));
            distances.add(Math.hypot(middleX(markers.get(0)) - pixel[0], middleY(markers.get(0)) - pixel[1]));
            allowed.add(allowedPixels(middle));
        });
        if (distances.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Drift(median(distances), median(allowed), distances.size()));
    }

    /** In words, each once. */
    List<String> problems() {
        return twice.stream()
                .map(id -> "the surveyed fiducial " + id
                        + " is in a picture more than once; each number may hang once, so it was not used")
                .toList();
    }

    private double allowedPixels(double[] middle) {
        double away = Math.sqrt(Math.pow(middle[0] - inMap.shift()[0], 2)
                + Math.pow(middle[1] - inMap.shift()[1], 2)
                + Math.pow(middle[2] - inMap.shift()[2], 2));
        double angle = Math.sqrt(angleUncertainty * angleUncertainty
                + (positionUncertainty * positionUncertainty
                                + survey.standardUncertaintyMeters() * survey.standardUncertaintyMeters())
                        / (away * away));
        // Two axes at once.
        double uncertainty = Math.sqrt(2) * lens.fx() * angle;
        return Math.max(
                VisionParameters.SURVEY_DRIFT_PIXELS_MAX,
                VisionParameters.SURVEY_DRIFT_UNCERTAINTIES_MAX * uncertainty);
    }

    private static double middleX(Corners corners) {
        return (corners.x(0) + corners.x(1) + corners.x(2) + corners.x(3)) / 4;
    }

    private static double middleY(Corners corners) {
        return (corners.y(0) + corners.y(1) + corners.y(2) + corners.y(3)) / 4;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
