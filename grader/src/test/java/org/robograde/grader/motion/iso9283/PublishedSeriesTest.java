package org.robograde.grader.motion.iso9283;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.grader.motion.geometry.Vector3;

/** Series measured and evaluated by others: a laser tracker on an industrial arm (KIT), a camera on another (IIT Delhi). */
class PublishedSeriesTest {
    private static Path data(String name) {
        Path path = Path.of(System.getProperty("robograde.testdata", "absent")).resolve(name);
        Assumptions.assumeTrue(Files.exists(path), "skipped: no test data");
        return path;
    }

    private static JsonNode expected(String dataset) throws IOException {
        return new ObjectMapper().readTree(Files.readString(data(dataset + "/EXPECTED.json")));
    }

    /** Reflector, then x, y, z in millimetres, three reflectors in turn. */
    private static List<MeasuredPose> reflector(String series, int which) throws IOException {
        List<MeasuredPose> visits = new ArrayList<>();
        for (String line : Files.readAllLines(data("kit-iso9283-a/" + series + ".txt"))) {
            String[] field = line.split(",", -1);
            if (Integer.parseInt(field[0].strip()) == which) {
                visits.add(pose(field, 1));
            }
        }
        return visits;
    }

    private static MeasuredPose pose(String[] field, int from) {
        return MeasuredPose.at(
                Double.parseDouble(field[from].strip()),
                Double.parseDouble(field[from + 1].strip()),
                Double.parseDouble(field[from + 2].strip()));
    }

    private static double repeatability(List<MeasuredPose> visits) {
        return PoseRepeatability.of(new PoseCluster(visits)).position();
    }

    private static double rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    private static List<MeasuredPose> centroids(String series) throws IOException {
        List<MeasuredPose> centroids = new ArrayList<>();
        for (int j = 0; j < reflector(series, 1).size(); j++) {
            Vector3 sum = Vector3.ZERO;
            for (int target = 1; target <= 3; target++) {
                sum = sum.plus(reflector(series, target).get(j).position());
            }
            centroids.add(new MeasuredPose(sum.times(1.0 / 3), 0, 0, 0));
        }
        return centroids;
    }

    @ParameterizedTest
    @ValueSource(strings = {"pose1", "anfahrt_pose1"})
    void position_repeatability_of_each_reflector_and_of_their_middle_is_the_published_one(String series)
            throws IOException {
        JsonNode published = expected("kit-iso9283-a").get(series);

        for (int target = 1; target <= 3; target++) {
            List<MeasuredPose> visits = reflector(series, target);
            assertThat(visits).hasSize(published.get("n").asInt());
            assertThat(rounded(repeatability(visits), 4))
                    .isEqualTo(published.get("RP_target").get(target - 1).asDouble());
        }
        assertThat(rounded(repeatability(centroids(series)), 4))
                .isEqualTo(published.get("RP_centroid_of_3_targets").asDouble());

        JsonNode more =
                expected("kit-iso9283-a").get("more digits computed here").get(series);
        for (int target = 1; target <= 3; target++) {
            assertThat(rounded(repeatability(reflector(series, target)), 5))
                    .isEqualTo(more.get(target - 1).asDouble());
        }
        assertThat(rounded(repeatability(centroids(series)), 5))
                .isEqualTo(more.get(3).asDouble());
    }

    /** The authors' orientation repeatability: that of the direction angles of the normal of the three reflectors' plane. */
    @ParameterizedTest
    @ValueSource(strings = {"pose1", "anfahrt_pose1"})
    void orientation_repeatability_is_the_published_one(String series) throws IOException {
        List<String> printed = Files.readAllLines(data("kit-iso9283-a/" + series + "_results.txt")).stream()
                .filter(l -> l.startsWith("Orient. repeat."))
                .map(l -> l.substring(l.indexOf(':') + 1).replace("°", "").strip())
                .toList();
        assertThat(printed).hasSize(3);

        List<MeasuredPose> normals = new ArrayList<>();
        for (int j = 0; j < reflector(series, 1).size(); j++) {
            Vector3 first = reflector(series, 1).get(j).position();
            Vector3 normal = reflector(series, 2)
                    .get(j)
                    .position()
                    .minus(first)
                    .cross(reflector(series, 3).get(j).position().minus(first))
                    .unit();
            normals.add(new MeasuredPose(
                    first, StrictMath.acos(normal.x()), StrictMath.acos(normal.y()), StrictMath.acos(normal.z())));
        }
        PoseRepeatability rp = PoseRepeatability.of(new PoseCluster(normals));
        double[] degrees = {
            StrictMath.toDegrees(rp.aRadians()),
            StrictMath.toDegrees(rp.bRadians()),
            StrictMath.toDegrees(rp.cRadians())
        };
        for (int i = 0; i < 3; i++) {
            assertThat(rounded(degrees[i], 4)).isEqualTo(Double.parseDouble(printed.get(i)));
        }
    }

    @Test
    void a_standstill_of_thousands_of_samples_has_the_published_spread() throws IOException {
        JsonNode published = expected("kit-iso9283-a").get("Pose1Stationaer_fest");
        List<MeasuredPose> samples = tracker("Pose1Stationaer_fest");

        assertThat(samples).hasSize(published.get("n").asInt());
        assertThat(rounded(repeatability(samples), 5))
                .isEqualTo(published.get("RP").asDouble());
    }

    private static List<MeasuredPose> tracker(String series) throws IOException {
        List<MeasuredPose> samples = new ArrayList<>();
        for (String line : Files.readAllLines(data("kit-iso9283-a/" + series + ".txt"))) {
            String[] field = line.split(",", -1);
            if (!line.startsWith("//") && field.length > 5) {
                samples.add(pose(field, 3));
            }
        }
        return samples;
    }

    /** Nobody published figures of this path; what must hold of any path is held to it. */
    @Test
    void a_tracked_path_held_against_itself_and_against_a_shifted_self() throws IOException {
        List<MeasuredPose> path = tracker("Trajektoriezw1u2_vel100");
        List<MeasuredPose> command = new ArrayList<>();
        for (MeasuredPose pose : path) {
            boolean far = command.isEmpty()
                    || pose.position()
                                    .distanceTo(command.get(command.size() - 1).position())
                            > 20;
            if (far && command.size() < 40) {
                command.add(pose);
            }
        }
        assertThat(command).hasSizeGreaterThan(10);
        CommandedPath commanded = new CommandedPath(command);
        List<MeasuredPose> shifted = path.stream()
                .map(p -> MeasuredPose.at(
                        p.position().x(), p.position().y(), p.position().z() + 0.5))
                .toList();

        assertThat(PathCharacteristics.of(commanded, List.of(path))
                        .orElseThrow()
                        .accuracy())
                .isLessThan(1e-9);
        assertThat(PathCharacteristics.of(commanded, List.of(path, shifted))
                        .orElseThrow()
                        .accuracy())
                .isBetween(0.0, 0.25 + 1e-9);
    }

    @Test
    void a_camera_measured_pose_repeats_as_published_if_each_visit_counts_once() throws IOException {
        JsonNode published = expected("iitd-repeat-a").get("standard");
        List<MeasuredPose> rows = new ArrayList<>();
        for (String line : Files.readAllLines(data("iitd-repeat-a/standard_poses.csv"))) {
            if (!line.isBlank()) {
                rows.add(pose(line.strip().split("\\s+", -1), 3));
            }
        }
        assertThat(rows).hasSize(published.get("rows").asInt());
        List<MeasuredPose> visits = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += 5) {
            visits.add(rows.get(i));
        }

        assertThat(visits).hasSize(published.get("visits").asInt());
        double file = published.get("RP_recomputed_from_the_6-digit_file").asDouble();
        assertThat(rounded(repeatability(visits), 7)).isEqualTo(file);
        // The published value rests on more digits than the file has.
        assertThat(repeatability(visits))
                .isCloseTo(published.get("RP_published").asDouble(), within(5e-6));
        // The trap: every row is written five times. As if they were 195 visits, the deviation shrinks.
        assertThat(repeatability(rows)).isLessThan(file - 3e-4);
    }
}
