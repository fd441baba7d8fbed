package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
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

/**
 * Finds square markers of one family in a grey picture, corners refined below the pixel. Holds native memory of a fixed size;
 * not thread-safe.
 *
 * <p>Markers are looked for in the picture at half size, where they cost a quarter, and their corners are refined in the full one. A
 * picture in which the wanted marker is not found so, or is small, is searched again at full size. OpenCV's own fast
 * mode ({@code useAruco3Detection}) is not used: on rendered frames it missed one marker in six, those standing on a
 * corner, and left the corners five times less exact, because it refines none that it did not scale.
 */
final class FiducialDetector {
    private final ArucoDetector detector;
    private final double modulesPerSide;
    private final boolean halfSizeFirst;
    private final Mat half = new Mat();
    private final Mat brightened = new Mat();

    /**
     * @param sidePixels how wide a marker is expected to be: where it would be too small at half size, that search is left out
     * @throws VisionInputException if the family is unknown
     */
    FiducialDetector(String dictionary, double sidePixels) {
        halfSizeFirst = sidePixels >= VisionParameters.HALF_SIZE_MARKER_PIXELS_MIN;
        DetectorParameters parameters = new DetectorParameters();
        // One threshold window instead of three: it is what most of the time goes into.
        parameters.set_adaptiveThreshWinSizeMin(VisionParameters.THRESHOLD_WINDOW_PIXELS);
        parameters.set_adaptiveThreshWinSizeMax(VisionParameters.THRESHOLD_WINDOW_PIXELS);
        parameters.set_cornerRefinementMethod(Objdetect.CORNER_REFINE_NONE);
        Dictionary family = FiducialDictionary.get(dictionary);
        detector = new ArucoDetector(family, parameters);
        modulesPerSide = family.get_markerSize() + 2;
    }

    /** All markers of one number, in the detector's order (fixed for one picture). */
    List<Corners> detect(Mat grey, int id) {
        Mat searched = searchable(grey);
        List<Corners> found = halfSizeFirst ? atHalfSize(grey, searched, id) : List.of();
        boolean large = found.stream().allMatch(c -> c.meanSide() >= VisionParameters.HALF_SIZE_MARKER_PIXELS_MIN);
        if (!found.isEmpty() && large) {
            return found;
        }
        List<Corners> thorough = refined(grey, candidates(searched, id), 1);
        return thorough.isEmpty() ? found : thorough;
    }

    private Mat searchable(Mat grey) {
        double mean = Core.mean(grey).val[0];
        if (mean >= VisionParameters.DIM_MEAN_GREY) {
            return grey;
        }
        double gain = VisionParameters.BRIGHTENED_MEAN_GREY / Math.max(1, mean);
        grey.convertTo(brightened, -1, Math.min(VisionParameters.BRIGHTENING_MAX, gain), 0);
        return brightened;
    }

    private List<Corners> atHalfSize(Mat grey, Mat searched, int id) {
        int width = grey.cols() / 2;
        int height = grey.rows() / 2;
        Imgproc.resize(searched, half, new Size(width, height), 0, 0, Imgproc.INTER_AREA);
        return refined(grey, candidates(half, id), 2);
    }

    private List<float[]> candidates(Mat picture, int id) {
        List<Mat> corners = new ArrayList<>();
        Mat ids = new Mat();
        try {
            detector.detectMarkers(picture, corners, ids);
            List<float[]> candidates = new ArrayList<>();
            for (int i = 0; i < corners.size(); i++) {
                if ((int) ids.get(i, 0)[0] == id) {
                    float[] xy = new float[8];
                    corners.get(i).get(0, 0, xy);
                    candidates.add(xy);
                }
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
        long window = Math.round(VisionParameters.CORNER_WINDOW_MODULES * module);
        double side = Math.max(2, Math.min(VisionParameters.CORNER_WINDOW_PIXELS_MAX, window));
        MatOfPoint2f points = new MatOfPoint2f(rough.points());
        Imgproc.cornerSubPix(
                grey,
                points,
                new Size(side, side),
                new Size(-1, -1),
                new TermCriteria(
                        TermCriteria.COUNT + TermCriteria.EPS,
                        VisionParameters.CORNER_ITERATIONS_MAX,
                        VisionParameters.CORNER_ACCURACY_PIXELS));
        Corners corners = Corners.of(points.toArray());
        points.release();
        return EdgeCorners.refine(grey, corners, modulesPerSide).orElse(corners);
    }
}
