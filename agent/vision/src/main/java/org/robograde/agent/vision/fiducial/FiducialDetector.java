package org.robograde.agent.vision.fiducial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.core.TermCriteria;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.ArucoDetector;
import org.opencv.objdetect.DetectorParameters;
import org.opencv.objdetect.Dictionary;
import org.opencv.objdetect.Objdetect;
import org.robograde.agent.vision.document.VisionInputException;

/**
 * Finds square markers of one family in a grey picture, corners refined below the pixel. Holds native memory of a fixed size;
 * not thread-safe.
 *
 * <p>Markers are looked for in the picture at half size, where they cost a quarter, and their corners are refined in the full one. A
 * picture in which the wanted marker is not found so, or is small, is searched again at full size. OpenCV's own fast
 * mode ({@code useAruco3Detection}) is not used: on rendered frames it missed one marker in six, those standing on a
 * corner, and left the corners five times less exact, because it refines none that it did not scale.
 */
public final class FiducialDetector {
    private final ArucoDetector detector;
    private final Dictionary family;
    private final double modulesPerSide;
    private final boolean halfSizeFirst;
    private final Mat half = new Mat();
    private final Mat brightened = new Mat();

    /**
     * @param sidePixels how wide a marker is expected to be: where it would be too small at half size, that search is left out
     * @throws VisionInputException if the family is unknown
     */
    public FiducialDetector(String dictionary, double sidePixels) {
        halfSizeFirst = sidePixels >= DetectionParameters.HALF_SIZE_MARKER_PIXELS_MIN;
        DetectorParameters parameters = new DetectorParameters();
        // One threshold window instead of three: it is what most of the time goes into.
        parameters.set_adaptiveThreshWinSizeMin(DetectionParameters.THRESHOLD_WINDOW_PIXELS);
        parameters.set_adaptiveThreshWinSizeMax(DetectionParameters.THRESHOLD_WINDOW_PIXELS);
        parameters.set_cornerRefinementMethod(Objdetect.CORNER_REFINE_NONE);
        family = FiducialDictionary.get(dictionary);
        detector = new ArucoDetector(family, parameters);
        modulesPerSide = family.get_markerSize() + 2;
    }

    /** All markers of one number, in the detector's order (fixed for one picture). */
    public List<Corners> detect(Mat grey, int id) {
        Mat searched = searchable(grey);
        List<Corners> found = halfSizeFirst ? atHalfSize(grey, searched, id) : List.of();
        boolean large = found.stream().allMatch(c -> c.meanSide() >= DetectionParameters.HALF_SIZE_MARKER_PIXELS_MIN);
        if (!found.isEmpty() && large) {
            return found;
        }
        List<Corners> thorough = refined(grey, candidates(searched, id), 1);
        return thorough.isEmpty() ? found : thorough;
    }

    /** Every marker of the family at full size, small and slanted ones too, by number; more than one of a number is for the caller to judge. Slow. */
    public Map<Integer, List<Corners>> detectAll(Mat grey) {
        Map<Integer, List<Corners>> found = new TreeMap<>();
        candidates(new ArucoDetector(family, thorough()), searchable(grey))
                .forEach((id, candidates) -> found.put(id, refined(grey, candidates, 1)));
        return found;
    }

    private Mat searchable(Mat grey) {
        double mean = Core.mean(grey).val[0];
        if (mean >= DetectionParameters.DIM_MEAN_GREY) {
            return grey;
        }
        double gain = DetectionParameters.BRIGHTENED_MEAN_GREY / Math.max(1, mean);
        grey.convertTo(brightened, -1, Math.min(DetectionParameters.BRIGHTENING_MAX, gain), 0);
        return brightened;
    }

    private List<Corners> atHalfSize(Mat grey, Mat searched, int id) {
        int width = grey.cols() / 2;
        int height = grey.rows() / 2;
        Imgproc.resize(searched, half, new Size(width, height), 0, 0, Imgproc.INTER_AREA);
        return refined(grey, candidates(half, id), 2);
    }

    private List<float[]> candidates(Mat picture, int id) {
        return candidates(detector, picture).getOrDefault(id, List.of());
    }

    private static DetectorParameters thorough() {
        DetectorParameters parameters = new DetectorParameters();
        parameters.set_adaptiveThreshWinSizeMin(7);
        parameters.set_adaptiveThreshWinSizeMax(23);
        parameters.set_adaptiveThreshWinSizeStep(8);
        parameters.set_minMarkerPerimeterRate(0.01);
        parameters.set_minCornerDistanceRate(0.02);
        parameters.set_perspectiveRemovePixelPerCell(6);
        parameters.set_cornerRefinementMethod(Objdetect.CORNER_REFINE_NONE);
        return parameters;
    }

    private static Map<Integer, List<float[]>> candidates(ArucoDetector detector, Mat picture) {
        List<Mat> corners = new ArrayList<>();
        Mat ids = new Mat();
        try {
            detector.detectMarkers(picture, corners, ids);
            Map<Integer, List<float[]>> candidates = new TreeMap<>();
            for (int i = 0; i < corners.size(); i++) {
                float[] xy = new float[8];
                corners.get(i).get(0, 0, xy);
                candidates
                        .computeIfAbsent((int) ids.get(i, 0)[0], id -> new ArrayList<>())
                        .add(xy);
            }
            return candidates;
        } finally {
            ids.release();
            corners.forEach(Mat::release);
        }
    }

    private List<Corners> refined(Mat grey, List<float[]> candidates, int scale) {
        List<Corners> markers = new ArrayList<>();
        for (float[] xy : candidates) {
            Point[] points = new Point[4];
            for (int i = 0; i < 4; i++) {
                // Pixel centres are whole numbers at either scale.
                points[i] = new Point((xy[2 * i] + 0.5) * scale - 0.5, (xy[2 * i + 1] + 0.5) * scale - 0.5);
            }
            markers.add(refined(grey, Corners.of(points)));
        }
        return markers;
    }

    /** The window is as wide as may be without reaching the corners of the marker's own bits, one module further in. */
    private Corners refined(Mat grey, Corners rough) {
        double module = rough.meanSide() / modulesPerSide;
        long window = Math.round(DetectionParameters.CORNER_WINDOW_MODULES * module);
        double side = Math.max(2, Math.min(DetectionParameters.CORNER_WINDOW_PIXELS_MAX, window));
        MatOfPoint2f points = new MatOfPoint2f(rough.points());
        Imgproc.cornerSubPix(
                grey,
                points,
                new Size(side, side),
                new Size(-1, -1),
                new TermCriteria(
                        TermCriteria.COUNT + TermCriteria.EPS,
                        DetectionParameters.CORNER_ITERATIONS_MAX,
                        DetectionParameters.CORNER_ACCURACY_PIXELS));
        Corners corners = Corners.of(points.toArray());
        points.release();
        return EdgeCorners.refine(grey, corners, modulesPerSide).orElse(corners);
    }
}
