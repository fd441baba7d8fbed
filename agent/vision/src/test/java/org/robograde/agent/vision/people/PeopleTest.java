package org.robograde.agent.vision.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Mat;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.Importer;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.picture.PictureFile;
import org.robograde.agent.vision.scene.PlaneRenderer;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;

class PeopleTest {
    @TempDir
    Path folder;

    /** Counted by eye: 3 in the first picture, 7 in the seventh, nobody cut off or behind the pole. */
    @Test
    void people_who_cross_a_yard_are_found_and_nobody_else() {
        UprightPeople people = new UprightPeople(50, 0.8);
        int[][] counted = {{1, 3}, {7, 7}};
        for (int[] frame : counted) {
            Path file = data("opencv-people-frames-a")
                    .resolve(String.format(java.util.Locale.ROOT, "f_%03d.jpg", frame[0]));
            Mat picture = PictureFile.colour(file);
            assertThat(people.find(picture)).as("picture %d", frame[0]).hasSize(frame[1]);
            picture.release();
        }
    }

    @Test
    void a_hall_with_nobody_in_it_has_nobody() {
        Random chance = new Random(2);
        PinholeLens lens = new PinholeLens(640, 480, 500, 500, 320, 240, List.of(0.0, 0.0, 0.0, 0.0, 0.0));
        Mat picture = new PlaneRenderer(lens, 130).picture(3, chance);
        assertThat(new UprightPeople(96, 0.5).find(picture)).isEmpty();
        picture.release();
    }

    /** Labelled by others: where legs are, in 197 scans. */
    @Test
    void three_in_four_labelled_legs_are_found_within_15_centimetres() {
        List<List<LegCluster>> found = new ArrayList<>();
        List<List<double[]>> labelled = new ArrayList<>();
        messages("leg_tracker-train1/positive_1_extracted.bag", "/training_scan")
                .forEach(scan -> found.add(legs(scan)));
        messages("leg_tracker-train1/positive_1_extracted.bag", "/leg_cluster_positions")
                .forEach(poses -> labelled.add(poses.messages("poses").stream()
                        .map(p -> new double[] {p.number("position.x"), p.number("position.y")})
                        .toList()));
        int legs = 0;
        int hit = 0;
        for (int i = 0; i < labelled.size(); i++) {
            for (double[] leg : labelled.get(i)) {
                legs++;
                hit += found.get(i).stream().anyMatch(c -> Math.hypot(c.x() - leg[0], c.y() - leg[1]) < 0.15) ? 1 : 0;
            }
        }
        assertThat(legs).isGreaterThan(300);
        assertThat(hit / (double) legs).isGreaterThan(0.7);
    }

    @Test
    void people_who_walk_round_a_standing_robot_are_seen_in_most_scans() {
        LaserPeople people = new LaserPeople();
        int[] counts = new int[20];
        int[] scans = new int[1];
        messages("leg_tracker-demo/demo_stationary_simple_environment.bag", "/scan")
                .forEach(scan -> {
                    int seen = people.see(scan.time("header.stamp").toNanos(), legs(scan))
                            .size();
                    counts[Math.min(19, seen)]++;
                    scans[0]++;
                });
        assertThat((scans[0] - counts[0]) / (double) scans[0]).isGreaterThan(0.9);
        assertThat(counts[3]).isGreaterThan(scans[0] / 2);
        assertThat(scans[0] - counts[0] - counts[1] - counts[2] - counts[3]).isZero();
    }

    /** A room of 6 by 5 m with four table legs, and the scanner's noise of 1 cm. */
    @Test
    void an_empty_room_has_nobody_in_the_laser_either() {
        Random chance = new Random(3);
        LaserPeople people = new LaserPeople();
        Set<Integer> seen = new TreeSet<>();
        int furniture = 0;
        for (int i = 0; i < 300; i++) {
            double[] ranges = new double[720];
            for (int b = 0; b < ranges.length; b++) {
                double angle = -Math.PI + b * Math.PI / 360;
                double range = Math.min(
                        3 / Math.max(1e-9, Math.abs(Math.cos(angle))), 2.5 / Math.max(1e-9, Math.abs(Math.sin(angle))));
                for (double[] leg : new double[][] {{1, 0.6}, {1, 1.4}, {2, 0.6}, {2, 1.4}}) {
                    double along = leg[0] * Math.cos(angle) + leg[1] * Math.sin(angle);
                    double off = Math.abs(leg[0] * Math.sin(angle) - leg[1] * Math.cos(angle));
                    range = along > 0 && off < 0.06 ? Math.min(range, along - Math.sqrt(0.0036 - off * off)) : range;
                }
                ranges[b] = range + 0.01 * chance.nextGaussian();
            }
            List<LegCluster> clusters = LegFinder.find(-Math.PI, Math.PI / 360, ranges);
            furniture += clusters.size();
            people.see(i * 100_000_000L, clusters).forEach(person -> seen.add(person.number()));
        }
        assertThat(furniture).isGreaterThan(600);
        assertThat(seen).isEmpty();
    }

    private static List<LegCluster> legs(Message scan) {
        return LegFinder.find(scan.number("angle_min"), scan.number("angle_increment"), scan.numbers("ranges"));
    }

    private List<Message> messages(String bag, String topic) {
        Path file = data(bag);
        Evidence evidence = Importer.importRecording(
                file, folder.resolve("b" + topic.hashCode()), SigningKey.in(folder.resolve("key")), done -> {});
        List<Message> messages = new ArrayList<>();
        evidence.read(List.of(topic), message -> {
            MessageSchema schema = MessageSchema.parse(
                    message.channel().schemaName(), message.channel().schemaText(), MessageRegistry.shipped());
            messages.add(Ros1Codec.decode(schema, message.payload()));
        });
        return messages;
    }

    private static Path data(String dataset) {
        Path folder = Path.of(System.getProperty("robograde.testdata", "../shared/data"), dataset);
        Assumptions.assumeTrue(java.nio.file.Files.exists(folder), "skipped: no test data");
        return folder;
    }
}
