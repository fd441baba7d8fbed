package org.robograde.agent.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/** Labels on a grey picture are black with white letters: what is no longer grey is covered. */
class LabelPlacesTest {
    private static final List<String> WORDS = List.of("person 1  1.39 m", "person 2  1.41 m", "lift", "ready green");

    @Test
    void labels_of_one_place_cover_neither_each_other_nor_what_is_kept_free_nor_leave_the_picture() {
        NativeOpenCv.ready();
        for (Point place : List.of(new Point(640, 360), new Point(1275, 5), new Point(3, 715))) {
            int apart = 0;
            for (String words : WORDS) {
                apart += covered(place, List.of(words));
            }
            assertThat(covered(place, WORDS)).as("at %s", place).isEqualTo(apart);
        }
    }

    private static int covered(Point place, List<String> words) {
        Mat picture = new Mat(720, 1280, CvType.CV_8UC3, new Scalar(100, 100, 100));
        LabelPlaces labels = new LabelPlaces();
        Rect header = new Rect(0, 0, 1280, 30);
        labels.keepFree(header);
        words.forEach(text -> labels.beside(place, text));
        labels.paint(picture);
        Mat grey = new Mat();
        Core.inRange(picture, new Scalar(100, 100, 100), new Scalar(100, 100, 100), grey);
        Mat kept = grey.submat(header);
        assertThat(Core.countNonZero(kept)).isEqualTo(header.width * header.height);
        int covered = (int) grey.total() - Core.countNonZero(grey);
        List.of(picture, grey, kept).forEach(Mat::release);
        return covered;
    }
}
