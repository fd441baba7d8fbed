package org.robograde.grader.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.grader.motion.trajectory.Alignment;
import org.robograde.grader.motion.trajectory.AssociationRule;
import org.robograde.grader.motion.trajectory.Delta;

/** Errors of trajectories that others computed and published, with other software. */
class PublishedTrajectoryErrorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"ORB", "SPTAM"})
    void evo_s_published_absolute_errors_of_KITTI_00_are_reached_in_every_statistic(String estimator) {
        JsonNode expected = TestData.expected("evo-kitti")
                .path("APE_translation_SE3_aligned")
                .path(estimator);
        Figure figure =
                kitti("trajectory.ape", estimator, MeasureOptions.plain().with(Alignment.SE3));
        assertAgree(figure, expected, 1e-9);
        assertThat(figure.samples()).isEqualTo(4541);
    }

    @ParameterizedTest
    @CsvSource({"ORB,orb_rpe.zip", "SPTAM,sptam_rpe.zip"})
    void evo_s_published_relative_errors_over_10_m_are_reached_in_every_statistic(String estimator, String published)
            throws IOException {
        Delta tenMeters = new Delta(10, Delta.Unit.METERS, false, 0.1, false);
        Figure figure =
                kitti("trajectory.rpe", estimator, MeasureOptions.plain().with(tenMeters));
        assertAgree(
                figure,
                TestData.expected("evo-kitti")
                        .path("RPE_translation_10m_consecutive_unaligned")
                        .path(estimator),
                1e-9);
        assertAgree(figure, statistics(TestData.file("evo-kitti/res_files/" + published)), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"freiburg1_xyz-rgbdslam.txt", "freiburg1_xyz-rgbdslam_drift.txt", "freiburg1_xyz-ORB_kf_mono.txt"
            })
    void errors_of_the_TUM_trajectories_agree_by_evo_s_rule_and_the_differing_pairs_of_ours_are_few(String name) {
        JsonNode expected = TestData.expected("evo-tum-fr1").path(name);
        Path truth = TestData.file("evo-tum-fr1/freiburg1_xyz-groundtruth.txt");
        Path file = TestData.file("evo-tum-fr1/" + name);
        MeasureOptions evo = MeasureOptions.plain().with(AssociationRule.EVO, 10_000_000L);

        Figure none = ape(truth, file, evo);
        assertThat(none.samples()).isEqualTo(expected.path("pairs").asInt());
        assertThat(none.value()).isCloseTo(expected.path("none_rmse").asDouble(), within(0.5e-6));
        Figure se3 = ape(truth, file, evo.with(Alignment.SE3));
        assertThat(se3.value()).isCloseTo(expected.path("se3_rmse").asDouble(), within(0.5e-6));
        if (expected.has("sim3_rmse")) {
            Figure sim3 = ape(truth, file, evo.with(Alignment.SIM3));
            assertThat(sim3.value()).isCloseTo(expected.path("sim3_rmse").asDouble(), within(0.5e-6));
            assertThat(sim3.others().get("scale"))
                    .isCloseTo(expected.path("sim3_scale").asDouble(), within(0.5e-6));
        }

        Figure ours = ape(truth, file, MeasureOptions.plain().with(Alignment.SE3));
        assertThat(ours.samples()).isBetween(none.samples() - 2, none.samples());
        assertThat(ours.value()).isCloseTo(se3.value(), within(0.01 * se3.value()));
    }

    @Test
    void errors_of_the_EuRoC_runs_agree() {
        JsonNode expected = TestData.expected("rpg-MH_04");
        Path truth = TestData.file("rpg-MH_04/stamped_groundtruth.txt");
        int compared = 0;
        for (Map.Entry<String, JsonNode> run : expected.properties()) {
            if (!run.getValue().isObject()) {
                continue;
            }
            Path file = TestData.file("rpg-MH_04/" + run.getKey() + ".txt");
            for (AssociationRule rule : AssociationRule.values()) {
                MeasureOptions options = MeasureOptions.plain().with(rule, 20_000_000L);
                Figure se3 = ape(truth, file, options.with(Alignment.SE3));
                Figure sim3 = ape(truth, file, options.with(Alignment.SIM3));
                assertThat(se3.samples()).isEqualTo(run.getValue().path("pairs").asInt());
                assertThat(se3.value())
                        .isCloseTo(run.getValue().path("se3_rmse").asDouble(), within(0.5e-5));
                assertThat(sim3.value())
                        .isCloseTo(run.getValue().path("sim3_rmse").asDouble(), within(0.5e-5));
                if (run.getValue().has("sim3_scale")) {
                    assertThat(sim3.others().get("scale"))
                            .isCloseTo(run.getValue().path("sim3_scale").asDouble(), within(0.5e-5));
                }
                compared++;
            }
        }
        assertThat(compared).isEqualTo(4);
    }

    private static Figure kitti(String metric, String estimator, MeasureOptions options) {
        ReadSettings settings = ReadSettings.plain().withTimes(TestData.file("evo-kitti/KITTI_00_gt_times.txt"));
        return measured(
                metric,
                new PoseSource.OfFile(TestData.file("evo-kitti/KITTI_00_" + estimator + ".txt"), settings),
                new PoseSource.OfFile(TestData.file("evo-kitti/KITTI_00_gt.txt"), settings),
                options);
    }

    private static Figure ape(Path truth, Path file, MeasureOptions options) {
        return measured(
                "trajectory.ape",
                new PoseSource.OfFile(file, ReadSettings.plain()),
                new PoseSource.OfFile(truth, ReadSettings.plain()),
                options);
    }

    static Figure measured(String metric, PoseSource file, PoseSource reference, MeasureOptions options) {
        return MeasurableFigures.find(metric)
                .orElseThrow()
                .measure(new MeasureRequest(file, Optional.of(reference), options));
    }

    private static JsonNode statistics(Path zip) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(zip);
                InputStream in = Files.newInputStream(inside.getPath("stats.json"))) {
            return JSON.readTree(in);
        }
    }

    private static void assertAgree(Figure figure, JsonNode expected, double relative) {
        List<String> names = new java.util.ArrayList<>();
        expected.fieldNames().forEachRemaining(names::add);
        assertThat(names).contains("rmse", "mean");
        for (String name : names) {
            double theirs = expected.path(name).asDouble();
            assertThat(figure.others().get(name)).as(name).isCloseTo(theirs, within(relative * theirs));
        }
    }
}
