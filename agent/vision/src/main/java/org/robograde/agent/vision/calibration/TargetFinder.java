package org.robograde.agent.vision.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.KeyPoint;
import org.opencv.core.Mat;
import org.opencv.core.MatOfKeyPoint;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.MatOfPoint3f;
import org.opencv.core.Point;
import org.opencv.core.Point3;
import org.opencv.core.Size;
import org.opencv.core.TermCriteria;
import org.opencv.features2d.SimpleBlobDetector;
import org.opencv.features2d.SimpleBlobDetector_Params;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.CharucoBoard;
import org.opencv.objdetect.CharucoDetector;
import org.robograde.agent.vision.fiducial.FiducialDictionary;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/** Finds a calibration target's points in a picture, below the pixel. */
public final class TargetFinder {
    private static final int CHARUCO_CORNERS_MIN = 6;
    /** A marked corner's dot has at least this many times the neighbours' diameter. */
    private static final double LARGE_DOT = 1.2;

    private final CalibrationTarget target;
    private final Size size;

    public TargetFinder(CalibrationTarget target) {
        NativeOpenCv.ready();
        this.target = target;
        size = new Size(target.columns(), target.rows());
    }

    /**
     * @param name of the picture
     * @param grey 8 bit, one channel
     * @return empty if the target is not in the picture, or too little of it
     */
    public Optional<TargetView> find(String name, Mat grey) {
        return switch (target.kind()) {
            case CHESSBOARD -> chessboard(grey).map(pixels -> view(name, pixels));
            case CHARUCO -> charuco(name, grey);
            case DOTS, DOTS_ASYMMETRIC -> dots(grey).map(pixels -> view(name, pixels));
        };
    }

    private TargetView view(String name, Point[] pixels) {
        double[][] points = new double[pixels.length][];
        double[][] seen = new double[pixels.length][];
        double spacing = target.spacingMeters();
        for (int i = 0; i < pixels.length; i++) {
            int column = i % target.columns();
            int row = i / target.columns();
            boolean staggered = target.kind() == CalibrationTarget.Kind.DOTS_ASYMMETRIC;
            double x = staggered ? (2 * column + row % 2) * spacing : column * spacing;
            points[i] = new double[] {x, row * spacing, 0};
            seen[i] = new double[] {pixels[i].x, pixels[i].y};
        }
        return new TargetView(name, points, seen);
    }

    private Optional<Point[]> chessboard(Mat grey) {
        MatOfPoint2f corners = new MatOfPoint2f();
        try {
            int flags = Calib3d.CALIB_CB_ADAPTIVE_THRESH | Calib3d.CALIB_CB_NORMALIZE_IMAGE;
            if (!Calib3d.findChessboardCorners(grey, size, corners, flags)) {
                return Optional.empty();
            }
            double half = Math.max(2, Math.min(11, Math.floor(spacingPixelsMin(corners.toArray()) * 0.4)));
            Imgproc.cornerSubPix(
                    grey,
                    corners,
                    new Size(half, half),
                    new Size(-1, -1),
                    new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, 50, 1e-4));
            return Optional.of(corners.toArray());
        } finally {
            corners.release();
        }
    }

    /** Between neighbours in a row or a column: a larger window would see the next corner. */
    private double spacingPixelsMin(Point[] corners) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < corners.length; i++) {
            if (i % target.columns() > 0) {
                least = Math.min(least, distance(corners[i], corners[i - 1]));
            }
            if (i >= target.columns()) {
                least = Math.min(least, distance(corners[i], corners[i - target.columns()]));
            }
        }
        return least;
    }

    private Optional<TargetView> charuco(String name, Mat grey) {
        CharucoBoard board = new CharucoBoard(
                size,
                (float) target.spacingMeters(),
                (float) target.markerMeters(),
                FiducialDictionary.get(target.dictionary()));
        Mat corners = new Mat();
        Mat ids = new Mat();
        MatOfPoint3f known = board.getChessboardCorners();
        try {
            new CharucoDetector(board).detectBoard(grey, corners, ids);
            if (ids.total() < CHARUCO_CORNERS_MIN) {
                return Optional.empty();
            }
            Point3[] all = known.toArray();
            double[][] points = new double[(int) ids.total()][];
            double[][] pixels = new double[points.length][];
            for (int i = 0; i < points.length; i++) {
                Point3 point = all[(int) ids.get(i, 0)[0]];
                points[i] = new double[] {point.x, point.y, point.z};
                pixels[i] = corners.get(i, 0);
            }
            return Optional.of(new TargetView(name, points, pixels));
        } finally {
            corners.release();
            ids.release();
            known.release();
        }
    }

    private Optional<Point[]> dots(Mat grey) {
        boolean plain = target.kind() == CalibrationTarget.Kind.DOTS;
        int grid = plain ? Calib3d.CALIB_CB_SYMMETRIC_GRID : Calib3d.CALIB_CB_ASYMMETRIC_GRID;
        return grid(grey, grid)
                .or(() -> grid(grey, grid | Calib3d.CALIB_CB_CLUSTERING))
                .map(points -> plain ? fromLargeDot(points, blobs(grey)) : points);
    }

    private Optional<Point[]> grid(Mat grey, int flags) {
        MatOfPoint2f ordered = new MatOfPoint2f();
        try {
            return Calib3d.findCirclesGrid(grey, size, ordered, flags)
                    ? Optional.of(ordered.toArray())
                    : Optional.empty();
        } finally {
            ordered.release();
        }
    }

    /** The grid search does not tell how large its dots are. */
    private static List<KeyPoint> blobs(Mat grey) {
        MatOfKeyPoint found = new MatOfKeyPoint();
        try {
            detector().detect(grey, found);
            return found.toList();
        } finally {
            found.release();
        }
    }

    private static SimpleBlobDetector detector() {
        SimpleBlobDetector_Params parameters = new SimpleBlobDetector_Params();
        parameters.set_minThreshold(20);
        parameters.set_maxThreshold(220);
        parameters.set_thresholdStep(10);
        parameters.set_minDistBetweenBlobs(5);
        parameters.set_filterByArea(true);
        parameters.set_minArea(20);
        parameters.set_maxArea(20_000);
        parameters.set_filterByCircularity(true);
        parameters.set_minCircularity(0.6f);
        parameters.set_filterByInertia(false);
        parameters.set_filterByConvexity(true);
        parameters.set_minConvexity(0.9f);
        return SimpleBlobDetector.create(parameters);
    }

    /**
     * A plain grid looks the same from two sides. Where one of its corners has a larger dot, the order begins there and runs so that
     * the target is seen from its front.
     */
    private Point[] fromLargeDot(Point[] points, List<KeyPoint> blobs) {
        int columns = target.columns();
        int rows = target.rows();
        int[] corners = {0, columns - 1, (rows - 1) * columns, rows * columns - 1};
        double usual = median(sizes(points, blobs));
        int marked = -1;
        for (int corner : corners) {
            double dot = sizeAt(points[corner], blobs);
            if (dot > LARGE_DOT * usual && (marked < 0 || dot > sizeAt(points[marked], blobs))) {
                marked = corner;
            }
        }
        if (marked < 0) {
            return points;
        }
        List<Point[]> orders = new ArrayList<>();
        for (boolean flipColumns : new boolean[] {false, true}) {
            for (boolean flipRows : new boolean[] {false, true}) {
                orders.add(reordered(points, flipColumns, flipRows, false));
                if (columns == rows) {
                    orders.add(reordered(points, flipColumns, flipRows, true));
                }
            }
        }
        Point first = points[marked];
        return orders.stream()
                .filter(order -> order[0].equals(first) && fromFront(order))
                .findFirst()
                .orElse(points);
    }

    private Point[] reordered(Point[] points, boolean flipColumns, boolean flipRows, boolean swapped) {
        int columns = target.columns();
        int rows = target.rows();
        Point[] order = new Point[points.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int c = swapped ? row : column;
                int r = swapped ? column : row;
                c = flipColumns ? columns - 1 - c : c;
                r = flipRows ? rows - 1 - r : r;
                order[row * columns + column] = points[r * columns + c];
            }
        }
        return order;
    }

    /** x to the right and y down turn clockwise in a picture, as its own axes do. */
    private boolean fromFront(Point[] order) {
        Point origin = order[0];
        Point x = order[target.columns() - 1];
        Point y = order[(target.rows() - 1) * target.columns()];
        return (x.x - origin.x) * (y.y - origin.y) - (x.y - origin.y) * (y.x - origin.x) > 0;
    }

    private static double[] sizes(Point[] points, List<KeyPoint> blobs) {
        double[] sizes = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            sizes[i] = sizeAt(points[i], blobs);
        }
        return sizes;
    }

    private static double sizeAt(Point point, List<KeyPoint> blobs) {
        double nearest = Double.POSITIVE_INFINITY;
        double size = 0;
        for (KeyPoint blob : blobs) {
            double distance = distance(blob.pt, point);
            if (distance < nearest) {
                nearest = distance;
                size = blob.size;
            }
        }
        return size;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double distance(Point a, Point b) {
        return Math.hypot(a.x - b.x, a.y - b.y);
    }
}
