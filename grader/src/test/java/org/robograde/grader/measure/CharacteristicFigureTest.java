package org.robograde.grader.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.grader.motion.trajectory.IncomparableException;

/** The arithmetic of motion on anybody's files. */
class CharacteristicFigureTest {
    @TempDir
    Path folder;

    private Figure measured(String metric, List<String> rows, ReadSettings settings) throws IOException {
        Path file = Files.write(folder.resolve("rows.txt"), rows);
        return MeasurableFigures.find(metric)
                .orElseThrow()
                .measure(new MeasureRequest(
                        new PoseSource.OfFile(file, settings), Optional.empty(), MeasureOptions.plain()));
    }

    @Test
    void visits_of_a_pose_repeat_as_published_and_rows_written_twice_are_said() throws IOException {
        JsonNode published = TestData.expected("iitd-repeat-a").get("standard");
        List<String> rows = Files.readAllLines(TestData.file("iitd-repeat-a/standard_poses.csv")).stream()
                .filter(l -> !l.isBlank())
                .toList();
        List<String> visits = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += 5) {
            visits.add(rows.get(i));
        }
        ReadSettings columns = ReadSettings.plain().withColumns("x=4,y=5,z=6");

        Figure once = measured("iso9283.pose-repeatability", visits, columns);
        assertThat(once.samples()).isEqualTo(published.get("visits").asInt());
        assertThat(once.value())
                .isCloseTo(published.get("RP_recomputed_from_the_6-digit_file").asDouble(), within(5e-8));
        assertThat(once.notes()).contains("39 cycles, not the 30 of ISO 9283");
        Figure trap = measured("iso9283.pose-repeatability", rows, columns);
        assertThat(trap.value()).isEqualTo(once.value());
        assertThat(trap.notes()).anyMatch(n -> n.startsWith("156 of 195 rows repeat the position of the row before"));
    }

    @Test
    void the_corners_of_a_cube_have_its_volume_and_a_straight_way_is_economic() throws IOException {
        List<String> corners = new ArrayList<>();
        List<String> straight = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            corners.add(i + " " + (i & 1) + " " + (i >> 1 & 1) + " " + (i >> 2) + " 0 0 0 1");
            straight.add(i + " " + i + " 0 " + 2 * i + " 0 0 0 1");
        }
        assertThat(measured("workspace.volume", corners, ReadSettings.plain()).value())
                .isCloseTo(1, within(1e-12));
        assertThat(measured("smoothness.path-economy", straight, ReadSettings.plain())
                        .value())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void what_the_arithmetic_refuses_is_not_measurable_with_its_sentence() {
        List<String> still = List.of("0 1 1 1 0 0 0 1", "1 1 1 1 0 0 0 1", "2 1 1 1 0 0 0 1", "3 1 1 1 0 0 0 1");

        assertThatThrownBy(() -> measured("smoothness.path-economy", still, ReadSettings.plain()))
                .isInstanceOf(IncomparableException.class);
        assertThatThrownBy(() -> measured("iso9283.pose-repeatability", still, ReadSettings.plain()))
                .hasMessageEndingWith("has one visit: repeatability needs two");
    }
}
