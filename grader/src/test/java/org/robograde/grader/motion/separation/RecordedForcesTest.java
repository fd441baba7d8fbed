package org.robograde.grader.motion.separation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.teleoperation.TrackingError;

/** Forces of a real Franka at work, and a real UR10e that was pushed by hand. */
class RecordedForcesTest {
    private static Path data(String name) {
        Path path = Path.of(System.getProperty("robograde.testdata", "absent")).resolve(name);
        Assumptions.assumeTrue(Files.exists(path), "skipped: no test data");
        return path;
    }

    private static double stated(String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(data("README.md")));
        assertThat(matcher.find()).as(pattern).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    private static List<double[]> rows(String file, int header) throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(data(file)).stream().skip(header).toList()) {
            if (!line.isBlank()) {
                rows.add(Pattern.compile(",")
                        .splitAsStream(line)
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            }
        }
        return rows;
    }

    @Test
    void a_real_arm_at_work_presses_and_strays_as_much_as_its_page_states() throws IOException {
        List<double[]> rows = rows("platonics-a/data_trial1.csv", 1);
        List<Vector3> at = new ArrayList<>();
        List<Vector3> goal = new ArrayList<>();
        double[] seconds = new double[rows.size()];
        List<Vector3> force = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double[] row = rows.get(i);
            seconds[i] = i / 20.0;
            at.add(new Vector3(row[0], row[1], row[2]));
            goal.add(new Vector3(row[7], row[8], row[9]));
            force.add(new Vector3(row[14], row[15], row[16]));
        }
        double peak = stated("peak force ([0-9.]+) N");
        double[] newtons = Contact.sizes(force, Vector3.ZERO);

        List<Contact> contacts = Contact.find(seconds, newtons, peak / 2, 0.5);
        assertThat(contacts.stream().mapToDouble(Contact::peakNewtons).max().orElseThrow())
                .isCloseTo(peak, within(0.005));
        assertThat(SustainedForce.of(seconds, newtons, 0.5).orElseThrow().newtons())
                .isLessThan(peak)
                .isPositive();
        assertThat(TrackingError.of(goal, at).rms() * 1000)
                .isCloseTo(stated("position error rmse ([0-9.]+) mm"), within(0.005));
    }

    /** What the motors drew beyond what was asked of them, over all six joints, in amperes. */
    private static double[] excess(List<double[]> rows) {
        return rows.stream()
                .mapToDouble(row -> {
                    double squares = 0;
                    for (int joint = 0; joint < 6; joint++) {
                        double off = row[13 + joint] - row[19 + joint];
                        squares += off * off;
                    }
                    return Math.sqrt(squares);
                })
                .toArray();
    }

    @Test
    void pushes_by_hand_stand_out_from_everything_an_undisturbed_arm_does() throws IOException {
        double undisturbed = 0;
        for (String quiet : List.of("ur10e-a/ur-20_01_17-p8.csv", "ur10e-a/ur-20_01_17-ptp_10_points.csv")) {
            for (double amperes : excess(rows(quiet, 0))) {
                undisturbed = Math.max(undisturbed, amperes);
            }
        }
        List<double[]> pushed = rows("ur10e-a/ur-20_01_22-push_pose_1.csv", 0);
        double[] seconds = pushed.stream().mapToDouble(row -> row[0]).toArray();

        List<Contact> contacts = Contact.find(seconds, excess(pushed), undisturbed, 0.5);
        assertThat(contacts).hasSizeBetween(3, 6);
        assertThat(contacts.stream().filter(c -> c.seconds(seconds) > 0.3).count())
                .isGreaterThanOrEqualTo(3);
        assertThat(contacts.stream().mapToDouble(Contact::peakNewtons).max().orElseThrow())
                .isGreaterThan(3 * undisturbed);
    }
}
