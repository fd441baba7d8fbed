package org.robograde.agent.vision.calibration;

/** What one picture shows of a target: points of the target's frame, and the pixels where they were seen. Immutable. */
public final class TargetView {
    private final String name;
    private final double[][] points;
    private final double[][] pixels;

    /**
     * @param name of the picture
     * @param points in the target's frame, metres, three numbers each; not to be changed afterwards
     * @param pixels where they were seen, two numbers each; not to be changed afterwards
     */
    public TargetView(String name, double[][] points, double[][] pixels) {
        if (points.length != pixels.length) {
            throw new IllegalArgumentException(points.length + " points, but " + pixels.length + " pixels");
        }
        this.name = name;
        this.points = points;
        this.pixels = pixels;
    }

    public String name() {
        return name;
    }

    public int size() {
        return points.length;
    }

    /** Metres, a copy. */
    public double[] point(int index) {
        return points[index].clone();
    }

    public double pixelX(int index) {
        return pixels[index][0];
    }

    public double pixelY(int index) {
        return pixels[index][1];
    }

    /** With some points moved along an axis, metres. */
    TargetView shifted(int from, int to, int axis, double by) {
        double[][] moved = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            moved[i] = points[i].clone();
            moved[i][axis] += i >= from && i < to ? by : 0;
        }
        return new TargetView(name, moved, pixels);
    }
}
