package org.robograde.agent.vision.motion;

import java.util.EnumMap;
import java.util.Map;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/** An indicator lamp's state in a region of a colour picture, by the hue of what is lit in it. */
public enum Lamp {
    OFF,
    RED,
    AMBER,
    GREEN,
    BLUE,
    WHITE;

    private static final double LIT_VALUE = 150;
    private static final double COLOURED = 70;
    /** Of the region, so that a mirrored spot is no lamp. */
    private static final double SHARE_MIN = 0.1;

    private static final double RIM_SHARE_MIN = 0.15;

    /**
     * @param picture blue-green-red, 8 bit
     * @param region around the lamp's glass
     */
    public static Lamp in(Mat picture, Rect region) {
        Mat part = picture.submat(region);
        Mat hsv = new Mat();
        Mat lit = new Mat();
        try {
            Imgproc.cvtColor(part, hsv, Imgproc.COLOR_BGR2HSV);
            Core.inRange(hsv, new Scalar(0, 0, LIT_VALUE), new Scalar(180, 255, 255), lit);
            byte[] pixels = new byte[(int) hsv.total() * 3];
            hsv.get(0, 0, pixels);
            byte[] mask = new byte[(int) lit.total()];
            lit.get(0, 0, mask);
            return state(pixels, mask);
        } finally {
            part.release();
            hsv.release();
            lit.release();
        }
    }

    private static Lamp state(byte[] hsv, byte[] lit) {
        Map<Lamp, Integer> votes = new EnumMap<>(Lamp.class);
        int count = 0;
        for (int i = 0; i < lit.length; i++) {
            if (lit[i] != 0) {
                count++;
                votes.merge(colour(hsv[3 * i] & 0xFF, hsv[3 * i + 1] & 0xFF), 1, Integer::sum);
            }
        }
        if (count < SHARE_MIN * lit.length) {
            return OFF;
        }
        // The middle of a bright lamp is white on any sensor: its coloured rim decides.
        votes.remove(WHITE);
        double least = RIM_SHARE_MIN * count;
        return votes.entrySet().stream()
                .filter(vote -> vote.getValue() > least)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(WHITE);
    }

    /** OpenCV's hue is half of the degrees. */
    private static Lamp colour(int hue, int saturation) {
        if (saturation < COLOURED) {
            return WHITE;
        }
        return hue < 9 || hue >= 165 ? RED : hue < 35 ? AMBER : hue < 90 ? GREEN : hue < 135 ? BLUE : RED;
    }
}
