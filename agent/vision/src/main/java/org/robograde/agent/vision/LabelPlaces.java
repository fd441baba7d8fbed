package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Puts labels beside places in one picture so that none covers another: to the right, else to the left, else a line higher or lower. */
final class LabelPlaces {
    private static final Scalar WHITE = new Scalar(255, 255, 255);
    private static final Scalar BLACK = new Scalar(0, 0, 0);
    private static final int LINES_TRIED = 8;
    private static final int PADDING = 4;

    private final List<Rect> taken = new ArrayList<>();
    private final List<Label> waiting = new ArrayList<>();

    private record Label(Point place, String text) {}

    /** Begins a new picture. */
    void clear() {
        taken.clear();
        waiting.clear();
    }

    /** Nothing is put over this. */
    void keepFree(Rect place) {
        taken.add(place);
    }

    /** To be put beside this place when all lines are drawn; who asks first is placed first. */
    void beside(Point place, String text) {
        waiting.add(new Label(place, text));
    }

    /** Puts all labels into the picture. */
    void paint(Mat picture) {
        waiting.forEach(label -> paint(picture, label.place(), label.text()));
        waiting.clear();
    }

    private void paint(Mat picture, Point place, String text) {
        double scale = picture.cols() / 1280.0 * 0.5;
        int[] baseline = new int[1];
        Size size = Imgproc.getTextSize(text, Imgproc.FONT_HERSHEY_SIMPLEX, scale, 1, baseline);
        int width = (int) size.width + 2 * PADDING;
        int height = (int) size.height + baseline[0] + 2 * PADDING;
        Rect chosen = free(picture, place, width, height);
        taken.add(chosen);
        Imgproc.rectangle(picture, chosen, BLACK, Imgproc.FILLED);
        Imgproc.putText(
                picture,
                text,
                new Point(chosen.x + PADDING, chosen.y + PADDING + size.height),
                Imgproc.FONT_HERSHEY_SIMPLEX,
                scale,
                WHITE,
                1,
                Imgproc.LINE_AA);
    }

    private Rect free(Mat picture, Point place, int width, int height) {
        double gap = picture.cols() / 1280.0 * 30;
        for (int line = 0; line < 2 * LINES_TRIED; line++) {
            // The place's own line, then one below, one above, two below, and so on.
            int step = (line + 1) / 2 * (line % 2 == 0 ? -1 : 1);
            int top = (int) (place.y - height / 2.0) + step * (height + 2);
            for (double left : new double[] {place.x + gap, place.x - gap - width}) {
                Rect at = new Rect((int) left, top, width, height);
                if (within(picture, at) && taken.stream().noneMatch(other -> overlap(at, other))) {
                    return at;
                }
            }
        }
        int left = (int) Math.max(0, Math.min(picture.cols() - (double) width, place.x + gap));
        int top = (int) Math.max(0, Math.min(picture.rows() - (double) height, place.y));
        return new Rect(left, top, width, height);
    }

    private static boolean within(Mat picture, Rect at) {
        return at.x >= 0 && at.y >= 0 && at.x + at.width <= picture.cols() && at.y + at.height <= picture.rows();
    }

    private static boolean overlap(Rect a, Rect b) {
        return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    }
}
