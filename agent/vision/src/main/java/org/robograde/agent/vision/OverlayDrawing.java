package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Draws observed poses into a camera's picture through the same camera model they were derived with. Blue-green-red, 8 bit. */
final class OverlayDrawing {
    private static final Scalar TRACK = new Scalar(200, 120, 20);
    private static final Scalar MARKER = new Scalar(60, 200, 60);
    private static final Scalar HEADING = new Scalar(40, 60, 230);
    private static final Scalar REGION = new Scalar(20, 160, 255);
    private static final Scalar PERSON = new Scalar(200, 60, 220);
    private static final Scalar ZONE = new Scalar(180, 180, 40);
    private static final Scalar NAMED = new Scalar(40, 220, 230);
    private static final Scalar WHITE = new Scalar(255, 255, 255);
    private static final Scalar FAULT = new Scalar(30, 30, 200);
    private static final Scalar BLACK = new Scalar(0, 0, 0);
    private static final double ARROW_METERS = 0.7;
    /** Half axis of the 95 % region in standard deviations: the root of chi-squared's quantile for two degrees of freedom. */
    private static final double REGION_95 = 2.4477;

    private static final double REGION_PIXELS_MIN = 12;
    private static final int[] ENLARGEMENTS = {1, 2, 5, 10, 20, 50, 100};
    /** An older observation is no statement about this frame. */
    private static final long FRESH_NANOS = 500_000_000L;

    private static final int EDGE_PARTS = 12;

    private final LabelPlaces labels = new LabelPlaces();
    private final UprightModel model;
    private final boolean marked;
    private final long startNanos;

    OverlayDrawing(CameraModel camera, Optional<FiducialMount> mount, long startNanos) {
        marked = mount.isPresent();
        model = new UprightModel(camera, mount.orElseGet(OverlayDrawing::floorPoint));
        this.startNanos = startNanos;
    }

    private static FiducialMount floorPoint() {
        return new FiducialMount("", 0, 0, 0, 0, 0, 0, 0, 0);
    }

    void draw(Mat picture, long frameNanos, List<ObservedPose> track) {
        labels.clear();
        List<Point> line = new ArrayList<>();
        track.forEach(pose -> floor(pose.x(), pose.y()).ifPresent(line::add));
        polyline(picture, line, false, TRACK);
        StringBuilder label = new StringBuilder(
                String.format(Locale.ROOT, "%s  t = %.2f s", model.camera().id(), (frameNanos - startNanos) / 1e9));
        Optional<ObservedPose> last = track.isEmpty() ? Optional.empty() : Optional.of(track.get(track.size() - 1));
        last.filter(pose -> frameNanos - pose.atNanos() <= FRESH_NANOS).ifPresent(pose -> unit(picture, pose, label));
        label(picture, label.toString());
    }

    /**
     * Somebody on the floor.
     *
     * @param distanceMeters to the unit; not a number where it is not known
     */
    record Person(int number, double x, double y, double standardUncertaintyMeters, double distanceMeters) {}

    /** Each person's 95 % region on the floor, number, and the line to the unit with its length. */
    void people(Mat picture, List<Person> people, @org.jspecify.annotations.Nullable ObservedPose unit) {
        for (Person person : people) {
            double radius = REGION_95 * person.standardUncertaintyMeters();
            List<Point> rim = new ArrayList<>();
            for (int i = 0; i < 48; i++) {
                double angle = i * Math.PI / 24;
                floor(person.x() + radius * StrictMath.cos(angle), person.y() + radius * StrictMath.sin(angle))
                        .ifPresent(rim::add);
            }
            polyline(picture, rim, true, PERSON);
            Optional<Point> foot = floor(person.x(), person.y());
            if (foot.isEmpty()) {
                continue;
            }
            if (unit != null && !Double.isNaN(person.distanceMeters())) {
                floor(unit.x(), unit.y())
                        .ifPresent(at -> Imgproc.line(picture, foot.get(), at, PERSON, 1, Imgproc.LINE_AA, 0));
            }
            String text = Double.isNaN(person.distanceMeters())
                    ? "person " + person.number()
                    : String.format(Locale.ROOT, "person %d  %.2f m", person.number(), person.distanceMeters());
            labels.beside(foot.get(), text);
        }
    }

    /** The site's zones as lines on the floor, each with its name. */
    void zones(Mat picture, List<SitePlan.Zone> zones) {
        for (SitePlan.Zone zone : zones) {
            List<Point> rim = new ArrayList<>();
            int corners = zone.xy().size() / 2;
            double middleX = 0;
            double middleY = 0;
            for (int i = 0; i < corners; i++) {
                int j = (i + 1) % corners;
                middleX += zone.xy().get(2 * i) / corners;
                middleY += zone.xy().get(2 * i + 1) / corners;
                // A lens bends straight lines.
                for (int k = 0; k < EDGE_PARTS; k++) {
                    double part = k / (double) EDGE_PARTS;
                    floor(
                                    zone.xy().get(2 * i)
                                            + part
                                                    * (zone.xy().get(2 * j)
                                                            - zone.xy().get(2 * i)),
                                    zone.xy().get(2 * i + 1)
                                            + part
                                                    * (zone.xy().get(2 * j + 1)
                                                            - zone.xy().get(2 * i + 1)))
                            .ifPresent(rim::add);
                }
            }
            polyline(picture, rim, true, ZONE);
            floor(middleX, middleY).ifPresent(at -> labels.beside(at, zone.id()));
        }
    }

    /** A place in the picture that the site names, and what is known of it. */
    void region(Mat picture, Rect region, String words) {
        Imgproc.rectangle(picture, region, NAMED, 2, Imgproc.LINE_AA, 0);
        labels.beside(new Point(region.x + region.width, region.y + region.height / 2.0), words);
    }

    /** All labels, when everything else is drawn. */
    void labels(Mat picture) {
        labels.paint(picture);
    }

    /** A tip. */
    void tip(Mat picture, double x, double y, String words) {
        Point at = new Point(x, y);
        Imgproc.drawMarker(picture, at, NAMED, Imgproc.MARKER_CROSS, picture.cols() / 40, 2, Imgproc.LINE_AA);
        labels.beside(at, words);
    }

    private void unit(Mat picture, ObservedPose pose, StringBuilder label) {
        if (marked) {
            double[] corners = model.corners(new double[] {pose.x(), pose.y(), pose.headingRadians()}, Deviation.NONE);
            List<Point> outline = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                outline.add(new Point(corners[2 * i], corners[2 * i + 1]));
            }
            polyline(picture, outline, true, MARKER);
        }
        Optional<Point> foot = at(pose.x(), pose.y());
        Optional<Point> ahead = at(
                pose.x() + ARROW_METERS * StrictMath.cos(pose.headingRadians()),
                pose.y() + ARROW_METERS * StrictMath.sin(pose.headingRadians()));
        if (foot.isPresent() && ahead.isPresent()) {
            Imgproc.arrowedLine(picture, foot.get(), ahead.get(), HEADING, 2, Imgproc.LINE_AA, 0, 0.25);
        }
        int enlargement = enlargement(pose);
        polyline(picture, region(pose, enlargement), true, REGION);
        label.append(String.format(
                Locale.ROOT,
                "  x %.3f m  y %.3f m  heading %.1f deg  95%% region drawn x%d",
                pose.x(),
                pose.y(),
                Math.toDegrees(pose.headingRadians()),
                enlargement));
    }

    /** The region is millimetres on a field of metres: enlarged until it can be seen, and the label says by how much. */
    private int enlargement(ObservedPose pose) {
        double pixelsPerMeter = pixelsPerMeter(pose);
        double radius = REGION_95 * Math.sqrt(Math.max(pose.xx(), pose.yy())) * pixelsPerMeter;
        for (int enlargement : ENLARGEMENTS) {
            if (radius * enlargement >= REGION_PIXELS_MIN) {
                return enlargement;
            }
        }
        return ENLARGEMENTS[ENLARGEMENTS.length - 1];
    }

    private double pixelsPerMeter(ObservedPose pose) {
        Optional<Point> here = at(pose.x(), pose.y());
        Optional<Point> there = at(pose.x() + 0.01, pose.y());
        return here.isPresent() && there.isPresent()
                ? 100 * Math.hypot(there.get().x - here.get().x, there.get().y - here.get().y)
                : 0;
    }

    private List<Point> region(ObservedPose pose, int enlargement) {
        // Cholesky of the 2x2 covariance takes the unit circle to the region's rim.
        double a = Math.sqrt(Math.max(pose.xx(), 0));
        double b = a > 0 ? pose.xy() / a : 0;
        double c = Math.sqrt(Math.max(pose.yy() - b * b, 0));
        double scale = REGION_95 * enlargement;
        List<Point> rim = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double cos = StrictMath.cos(i * Math.PI / 30);
            double sin = StrictMath.sin(i * Math.PI / 30);
            at(pose.x() + scale * a * cos, pose.y() + scale * (b * cos + c * sin))
                    .ifPresent(rim::add);
        }
        return rim;
    }

    /** Where the unit's axis at the marker's height is seen. */
    private Optional<Point> at(double x, double y) {
        return visible(model.pixelOf(x, y, model.mount().heightMeters()));
    }

    private Optional<Point> floor(double x, double y) {
        return visible(model.pixelOf(x, y, 0));
    }

    /** Far outside of the picture the lens model folds back, and the drawing's own arithmetic overflows. */
    private Optional<Point> visible(double[] pixel) {
        int width = model.camera().widthPixels();
        int height = model.camera().heightPixels();
        boolean near = pixel[0] > -width && pixel[0] < 2 * width && pixel[1] > -height && pixel[1] < 2 * height;
        return near ? Optional.of(new Point(pixel[0], pixel[1])) : Optional.empty();
    }

    private static void polyline(Mat picture, List<Point> points, boolean closed, Scalar colour) {
        if (points.size() > 1) {
            MatOfPoint line = new MatOfPoint();
            line.fromList(points);
            Imgproc.polylines(picture, List.of(line), closed, colour, 2, Imgproc.LINE_AA, 0);
            line.release();
        }
    }

    /** Lines at the lower left: what happens, and in red what is wrong with the camera. */
    void footer(Mat picture, List<String> lines, boolean wrong) {
        double scale = picture.cols() / 1280.0 * 0.6;
        int[] baseline = new int[1];
        double bottom = picture.rows() - 8;
        for (int i = lines.size() - 1; i >= 0; i--) {
            Size size = Imgproc.getTextSize(lines.get(i), Imgproc.FONT_HERSHEY_SIMPLEX, scale, 1, baseline);
            double top = bottom - size.height - baseline[0] - 8;
            Scalar ground = wrong && i == 0 ? FAULT : BLACK;
            Rect line = new Rect(0, (int) top, (int) size.width + 16, (int) Math.ceil(bottom - top));
            labels.keepFree(line);
            Imgproc.rectangle(picture, line, ground, Imgproc.FILLED);
            Imgproc.putText(
                    picture,
                    lines.get(i),
                    new Point(8, bottom - baseline[0] - 4),
                    Imgproc.FONT_HERSHEY_SIMPLEX,
                    scale,
                    WHITE,
                    1,
                    Imgproc.LINE_AA);
            bottom = top;
        }
    }

    private void label(Mat picture, String text) {
        int[] baseline = new int[1];
        double scale = picture.cols() / 1280.0 * 0.6;
        Size size = Imgproc.getTextSize(text, Imgproc.FONT_HERSHEY_SIMPLEX, scale, 1, baseline);
        double bottom = size.height + baseline[0] + 12;
        Rect ground = new Rect(0, 0, (int) size.width + 16, (int) bottom);
        labels.keepFree(ground);
        Imgproc.rectangle(picture, ground, BLACK, Imgproc.FILLED);
        Imgproc.putText(
                picture,
                text,
                new Point(8, size.height + 6),
                Imgproc.FONT_HERSHEY_SIMPLEX,
                scale,
                WHITE,
                1,
                Imgproc.LINE_AA);
    }
}
