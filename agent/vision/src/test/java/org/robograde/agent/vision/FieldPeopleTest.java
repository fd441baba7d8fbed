package org.robograde.agent.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.MatOfInt;
import org.opencv.core.MatOfPoint;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.MatOfPoint3f;
import org.opencv.core.Point;
import org.opencv.core.Point3;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;
import org.opencv.videoio.VideoCapture;
import org.robograde.agent.evidence.Evidence;

/** People, zones, motion and stops as channels. People are drawn by OpenCV's own projection, so that a mistake in ours cannot hide. */
class FieldPeopleTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int RATE_HZ = 5;
    private static final String SITE = Scenes.SITE + """
            zones:
              lift: {kind: keep_out, polygon: [7.0, 0.5, 9.0, 0.5, 9.0, 2.5, 7.0, 2.5]}
            """;

    @TempDir
    Path folder;

    @Test
    void somebody_who_walks_past_is_told_with_place_distance_and_zone() {
        Evidence observed = observed(8, t -> new double[] {2.5 + 1.0 * t, 1.5});

        List<ObservedJson.Message> looks = ObservedJson.on(ObservationChannels.PEOPLE, observed);
        assertThat(looks).hasSizeGreaterThan(32);
        for (ObservedJson.Message look : looks) {
            JsonNode one = look.content().at("/people/0");
            assertThat(look.content().get("people")).hasSize(1);
            assertThat(one.get("number").asInt()).isEqualTo(1);
            double truth = 2.5 + (look.seconds() - 1);
            double error =
                    Math.hypot(one.get("x").asDouble() - truth, one.get("y").asDouble() - 1.5);
            assertThat(error)
                    .as("at %s s", look.seconds())
                    .isLessThan(2.4477 * one.get("standardUncertaintyMeters").asDouble());
            assertThat(one.get("distanceToUnitMeters").asDouble())
                    .isCloseTo(Math.hypot(truth - 6, 1.5 - 4.5), within(0.25));
        }
        List<ObservedJson.Message> watch = ObservedJson.on(ObservationChannels.PEOPLE_WATCH, observed);
        assertThat(watch).hasSize(8).allSatisfy(second -> {
            assertThat(second.content().get("source").asText()).isEqualTo("camera overhead");
            assertThat(second.content().get("looks").asInt()).isEqualTo(RATE_HZ);
            // From the unit at y = 4.5 m to where a person's middle leaves the picture.
            assertThat(second.content().get("clearAroundUnitMeters").asDouble()).isCloseTo(2.1, within(0.15));
        });
        assertThat(observed.channel(ObservationChannels.PEOPLE_WATCH)
                        .orElseThrow()
                        .metadata())
                .containsKey("misses.moving figures");
        Path film = folder.resolve("film.avi");
        assertThat(Film.write(observed, "overhead", film, done -> {})).isEqualTo(8 * RATE_HZ);
        assertThat(magenta(film)).isGreaterThan(100);
        List<ObservedJson.Message> crossings = ObservedJson.on(ObservationChannels.ZONES, observed);
        assertThat(crossings)
                .extracting(c -> c.content().get("who").asText() + " "
                        + c.content().get("event").asText() + " "
                        + c.content().get("zone").asText())
                .containsExactly("camera overhead person 1 entered lift", "camera overhead person 1 left lift");
        // The line at 7 m is crossed at 5.5 s, and told when the place is twice its uncertainty beyond it.
        assertThat(crossings.get(0).seconds()).isBetween(5.5, 6.1);
        assertThat(crossings.get(1).seconds()).isBetween(7.5, 8.1);
    }

    /** Pixels of a person's colour in the film's twelfth frame; the scene itself is grey. */
    private static int magenta(Path film) {
        VideoCapture seen = new VideoCapture(film.toString());
        Mat frame = new Mat();
        for (int i = 0; i < 12; i++) {
            seen.read(frame);
        }
        seen.release();
        byte[] pixels = new byte[(int) frame.total() * 3];
        frame.get(0, 0, pixels);
        frame.release();
        int count = 0;
        for (int i = 0; i < pixels.length; i += 3) {
            int green = pixels[i + 1] & 0xFF;
            count += (pixels[i] & 0xFF) - green > 60 && (pixels[i + 2] & 0xFF) - green > 60 ? 1 : 0;
        }
        return count;
    }

    @Test
    void a_field_with_the_unit_alone_gives_nobody_and_the_units_stop() {
        Evidence observed = observed(4, t -> new double[0]);

        assertThat(observed.channel(ObservationChannels.PEOPLE)).isEmpty();
        assertThat(observed.channel(ObservationChannels.ZONES)).isEmpty();
        assertThat(ObservedJson.on(ObservationChannels.PEOPLE_WATCH, observed))
                .as("nobody was seen, but looked for")
                .hasSize(4)
                .allSatisfy(second ->
                        assertThat(second.content().get("withSomebody").asInt()).isZero());
        List<ObservedJson.Message> stops = ObservedJson.on(ObservationChannels.STOPS, observed);
        assertThat(stops).hasSize(1);
        JsonNode stop = stops.get(0).content();
        assertThat(Long.parseLong(stop.get("fromNanos").asText())).isEqualTo(SECOND);
        assertThat(stop.get("x").asDouble()).isCloseTo(6, within(0.01));
        assertThat(ObservedJson.on(ObservationChannels.MOTION, observed))
                .hasSizeGreaterThan(2)
                .allSatisfy(second -> {
                    assertThat(second.content().get("movingShare").asDouble()).isLessThan(0.02);
                    assertThat(second.content().get("unitFlowMetersPerSecond").asDouble())
                            .isLessThan(0.1);
                });
        JsonNode summary =
                ObservedJson.on(ObservationChannels.SUMMARY, observed).get(0).content();
        assertThat(summary.at("/people/looks").asInt()).isEqualTo(4 * RATE_HZ);
        assertThat(summary.at("/people/withSomebody").asInt()).isZero();
    }

    /** A walker's place over the trial's time; an empty one for nobody. */
    private interface Walk {
        double[] at(double seconds);
    }

    private Evidence observed(int seconds, Walk walk) {
        TestBundle bundle = new TestBundle(folder.resolve("b"), SITE, Scenes.UNIT);
        RenderedFrames frames = new RenderedFrames(Scenes.camera(), Scenes.mount(), 1);
        Random chance = new Random(5);
        for (int i = 0; i < seconds * RATE_HZ; i++) {
            long at = SECOND + i * SECOND / RATE_HZ;
            Mat frame = frames.render(new double[] {6, 4.5, 0.4}, new double[3], new double[3], 2, chance);
            double[] place = walk.at(i / (double) RATE_HZ);
            if (place.length > 0) {
                drawPerson(frame, place[0], place[1]);
            }
            bundle.picture(at, at, RenderedFrames.jpeg(frame, 90));
            frame.release();
        }
        return Observer.observe(bundle.seal(), bundle.key(), done -> {});
    }

    /** Trousers, coat and hair, each a round column. */
    private static void drawPerson(Mat picture, double x, double y) {
        column(picture, x, y, 0, 0.9, 0.17, 60);
        column(picture, x, y, 0.9, 1.45, 0.24, 195);
        column(picture, x, y, 1.5, 1.75, 0.1, 30);
    }

    private static void column(Mat picture, double x, double y, double from, double to, double radius, double grey) {
        List<Point3> rim = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            double angle = i * Math.PI / 12;
            for (double z : new double[] {from, to}) {
                rim.add(new Point3(x + radius * Math.cos(angle), y + radius * Math.sin(angle), z));
            }
        }
        MatOfPoint3f points = new MatOfPoint3f(rim.toArray(new Point3[0]));
        // Straight down, image x to the east: half a turn about x.
        Mat turn = new Mat(3, 1, CvType.CV_64F);
        turn.put(0, 0, Math.PI, 0, 0);
        Mat shift = new Mat(3, 1, CvType.CV_64F);
        shift.put(0, 0, -6.0, 3.3, 7.0);
        Mat lens = new Mat(3, 3, CvType.CV_64F);
        lens.put(0, 0, 680, 0, 640, 0, 680, 360, 0, 0, 1);
        MatOfDouble bent = new MatOfDouble(-0.05, 0.01, 0, 0, 0);
        MatOfPoint2f seen = new MatOfPoint2f();
        Calib3d.projectPoints(points, turn, shift, lens, bent, seen);
        MatOfPoint outline = new MatOfPoint(seen.toArray());
        MatOfInt hull = new MatOfInt();
        Imgproc.convexHull(outline, hull);
        Point[] all = outline.toArray();
        List<Point> corners = new ArrayList<>();
        for (int i : hull.toArray()) {
            corners.add(all[i]);
        }
        MatOfPoint polygon = new MatOfPoint(corners.toArray(new Point[0]));
        Imgproc.fillConvexPoly(picture, polygon, new Scalar(grey), Imgproc.LINE_AA);
        List.of(points, turn, shift, lens, bent, seen, outline, hull, polygon).forEach(Mat::release);
    }
}
