package org.robograde.grader.motion.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.grader.motion.mobile.ArrivalCharacteristics.Pose;
import org.robograde.grader.motion.mobile.PlanarPath.Place;

class MobileTest {
    private static final PlanarPath WAY = new PlanarPath(List.of(new Place(0, 0), new Place(10, 0)));

    @Test
    void arrivals_have_the_accuracy_of_their_mean_and_the_repeatability_of_their_spread() {
        ArrivalCharacteristics arrival = ArrivalCharacteristics.of(
                new Pose(1, 1, Math.PI),
                List.of(new Pose(1.1, 1.03, Math.PI - 0.01), new Pose(1.1, 0.97, -Math.PI + 0.01)));

        assertThat(arrival.accuracyMeters()).isCloseTo(0.1, within(1e-12));
        assertThat(arrival.accuracyRadians()).isCloseTo(0, within(1e-12));
        assertThat(arrival.repeatabilityMeters()).isCloseTo(0.03, within(1e-12));
        assertThat(arrival.repeatabilityRadians()).isCloseTo(3 * 0.01 * Math.sqrt(2), within(1e-12));
        assertThat(arrival.meanErrorMeters()).isCloseTo(Math.sqrt(0.01 + 0.0009), within(1e-12));
    }

    @Test
    void a_way_beside_the_path_deviates_by_its_distance() {
        PlanarPath.Deviation deviation =
                WAY.deviation(List.of(new Place(0, 0.1), new Place(5, -0.3), new Place(13, 4)));

        assertThat(deviation.greatest()).isEqualTo(5);
        assertThat(deviation.greatestAt()).isEqualTo(2);
        assertThat(deviation.mean()).isCloseTo(5.4 / 3, within(1e-12));
        assertThatThrownBy(() -> WAY.deviation(List.of())).hasMessage("a deviation needs at least one point driven");
        assertThatThrownBy(() -> new PlanarPath(List.of())).hasMessage("a path needs at least one point");
    }

    @Test
    void going_round_an_obstacle_is_timed_from_the_first_reaction_to_the_way_again() {
        double[] t = {0, 1, 2, 3, 4, 5, 6};
        double[] v = {1, 1, 1, 1.2, 1.2, 1, 1};
        List<Place> places = List.of(
                new Place(0, 0),
                new Place(1, 0),
                new Place(2, 0),
                new Place(3, 1),
                new Place(4, 1),
                new Place(5, 0),
                new Place(6, 0));
        double[] distances = new double[7];
        for (int i = 0; i < 7; i++) {
            distances[i] = places.get(i).distanceTo(new Place(3.5, 0)) - 0.3;
        }

        Avoidance avoidance = Avoidance.of(t, places, v, distances, WAY, 0.05).orElseThrow();
        assertThat(avoidance.detectionDistance()).isCloseTo(Math.sqrt(1.25) - 0.3, within(1e-12));
        assertThat(avoidance.leastDistance()).isCloseTo(Math.sqrt(1.25) - 0.3, within(1e-12));
        assertThat(avoidance.seconds()).isEqualTo(2);
        assertThat(avoidance.extraWay()).isCloseTo(1 + Math.sqrt(2) - Math.sqrt(5), within(1e-12));
        assertThat(Avoidance.of(
                        t,
                        places.subList(0, 1).stream()
                                .flatMap(p -> java.util.stream.Stream.generate(() -> p)
                                        .limit(7))
                                .toList(),
                        new double[] {1, 1, 1, 1, 1, 1, 1},
                        distances,
                        WAY,
                        0.05))
                .as("never reacts")
                .isEmpty();
    }

    private static final List<Place> HULL =
            List.of(new Place(0.3, 0.25), new Place(-0.3, 0.25), new Place(-0.3, -0.25), new Place(0.3, -0.25));

    private static NarrowPassage drive(double y, double heading) {
        PlanarPath left = new PlanarPath(List.of(new Place(0, 0.4), new Place(2, 0.4)));
        PlanarPath right = new PlanarPath(List.of(new Place(0, -0.4), new Place(2, -0.4)));
        List<Pose> poses = new ArrayList<>();
        for (int i = 0; i <= 40; i++) {
            poses.add(new Pose(-1 + i * 0.1, y, heading));
        }
        return NarrowPassage.of(HULL, left, right, poses);
    }

    @Test
    void a_passage_leaves_what_the_hull_does_not_take() {
        NarrowPassage straight = drive(0, 0);
        assertThat(straight.widthMeters()).isCloseTo(0.8, within(1e-12));
        assertThat(straight.leastClearance()).isCloseTo(0.15, within(1e-12));
        assertThat(straight.passed()).isTrue();
        assertThat(drive(0.1, 0).leastClearance()).isCloseTo(0.05, within(1e-12));
        // A corner at (0.3, 0.25) turned by 30 degrees reaches 0.3 sin 30 + 0.25 cos 30 to the side.
        double reach = 0.3 * 0.5 + 0.25 * Math.sqrt(0.75);
        assertThat(drive(0, Math.PI / 6).leastClearance()).isCloseTo(0.4 - reach, within(1e-12));
    }

    @Test
    void touching_a_wall_gives_a_negative_clearance() {
        assertThat(drive(0.2, 0).leastClearance()).isNegative();
    }

    @Test
    void a_mower_that_leaves_out_a_strip_covers_the_rest() {
        List<Place> driven = List.of(new Place(0, 0.5), new Place(4, 0.5), new Place(4, 1.5), new Place(0, 1.5));
        Coverage coverage = Coverage.of(new Place(0, 0), new Place(4, 4), 0.05, p -> true, driven, 0.5);

        assertThat(coverage.cells()).isEqualTo(80 * 80);
        assertThat(coverage.share()).isCloseTo(0.5, within(0.02));
        assertThat(coverage.againShare()).isLessThan(0.1);
    }

    @Test
    void driving_back_over_the_same_strip_covers_it_again() {
        List<Place> driven =
                List.of(new Place(1, 2), new Place(2, 2), new Place(3, 2), new Place(2, 2), new Place(1, 2));
        Coverage coverage = Coverage.of(new Place(0, 0), new Place(4, 4), 0.1, p -> p.x() < 2, driven, 0.3);

        assertThat(coverage.cells()).isEqualTo(800);
        assertThat(coverage.againShare()).isGreaterThan(0.4);
        assertThatThrownBy(() -> Coverage.of(new Place(0, 0), new Place(1e9, 1e9), 0.1, p -> true, driven, 0.3))
                .hasMessageContaining("a grid needs 1 to");
        assertThatThrownBy(() -> Coverage.of(new Place(0, 0), new Place(1, 1), 0.1, p -> false, driven, 0.3))
                .hasMessage("no cell of the grid belongs to the area");
    }
}
