package org.robograde.agent.vision.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.MatOfRect;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.HOGDescriptor;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/**
 * People who stand or walk, seen from the side: histograms of oriented gradients (Dalal and Triggs 2005) with OpenCV's own person model.
 * It finds people from 96 pixels of height who are not cut off; it knows nothing of people seen from above.
 */
public final class UprightPeople {
    /** The model's window is 128 pixels high with 16 of margin at either end. */
    private static final double MODEL_HEIGHT = 96;

    private static final double OVERLAP_MAX = 0.4;

    private final HOGDescriptor model;
    private final double enlargement;
    private final double scoreMin;

    /**
     * @param heightPixelsMin of the smallest people to be found: below the model's own the picture is enlarged, which costs the square of
     *     it
     * @param scoreMin of the classifier; 0.5 misses few, 1 invents few
     */
    public UprightPeople(double heightPixelsMin, double scoreMin) {
        NativeOpenCv.ready();
        model = new HOGDescriptor();
        Mat detector = HOGDescriptor.getDefaultPeopleDetector();
        model.setSVMDetector(detector);
        detector.release();
        enlargement = Math.max(1, Math.min(3, MODEL_HEIGHT / heightPixelsMin));
        this.scoreMin = scoreMin;
    }

    /**
     * @param box in the picture, pixels, the person's own height
     * @param score of the classifier
     */
    public record Found(Rect box, double score) {
        /** Where the person stands. */
        public double footX() {
            return box.x + box.width / 2.0;
        }

        /** Where the person stands. */
        public double footY() {
            return box.y + (double) box.height;
        }
    }

    /**
     * Best first, none over another.
     *
     * @param picture 8 bit, grey or blue-green-red
     */
    public List<Found> find(Mat picture) {
        Mat large = new Mat();
        MatOfRect boxes = new MatOfRect();
        MatOfDouble scores = new MatOfDouble();
        try {
            Imgproc.resize(picture, large, new Size(), enlargement, enlargement, Imgproc.INTER_LINEAR);
            model.detectMultiScale(large, boxes, scores, 0, new Size(8, 8), new Size(16, 16), 1.05, 0, false);
            List<Found> all = new ArrayList<>();
            Rect[] found = boxes.toArray();
            double[] weights = scores.total() == 0 ? new double[0] : scores.toArray();
            for (int i = 0; i < found.length; i++) {
                if (weights[i] >= scoreMin) {
                    all.add(new Found(person(found[i]), weights[i]));
                }
            }
            return apart(all);
        } finally {
            large.release();
            boxes.release();
            scores.release();
        }
    }

    /** Without the margin that the model's window has around a person. */
    private Rect person(Rect window) {
        double left = window.x + 0.18 * window.width;
        double top = window.y + 0.1 * window.height;
        return new Rect(
                (int) Math.round(left / enlargement),
                (int) Math.round(top / enlargement),
                (int) Math.round(0.64 * window.width / enlargement),
                (int) Math.round(0.8 * window.height / enlargement));
    }

    private static List<Found> apart(List<Found> all) {
        all.sort(Comparator.comparingDouble(Found::score).reversed());
        List<Found> kept = new ArrayList<>();
        for (Found found : all) {
            if (kept.stream().noneMatch(other -> overlap(other.box(), found.box()) > OVERLAP_MAX)) {
                kept.add(found);
            }
        }
        return kept;
    }

    /** Share of the smaller one. */
    private static double overlap(Rect a, Rect b) {
        double width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
        double height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
        return width > 0 && height > 0 ? width * height / Math.min(a.area(), b.area()) : 0;
    }
}
