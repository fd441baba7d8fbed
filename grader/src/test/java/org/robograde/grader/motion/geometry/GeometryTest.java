package org.robograde.grader.motion.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeometryTest {
    @Test
    void the_mean_of_359_degrees_and_1_degree_is_0_and_not_180() {
        double[] angles = {StrictMath.toRadians(359), StrictMath.toRadians(1)};

        assertThat(Angles.mean(angles)).isCloseTo(0, within(1e-12));
        assertThat(Angles.deviation(angles)).isCloseTo(StrictMath.toRadians(Math.sqrt(2)), within(1e-12));
    }

    @Test
    void opposite_directions_have_no_mean() {
        assertThatThrownBy(() -> Angles.mean(new double[] {0, Math.PI}))
                .hasMessage("these 2 angles have no mean direction");
    }

    @Test
    void a_turn_about_an_axis_comes_back_as_its_rotation_vector() {
        Orientation start = Orientation.about(new Vector3(1, 2, 3), 0.7);
        Orientation turned = start.after(Orientation.about(new Vector3(0, 0, 1), 0.01));

        Vector3 turn = turned.rotationVectorFrom(start);
        assertThat(turn.x()).isCloseTo(0, within(1e-15));
        assertThat(turn.z()).isCloseTo(0.01, within(1e-15));
        assertThat(turned.angleTo(start)).isCloseTo(0.01, within(1e-15));
    }

    @Test
    void a_quarter_turn_about_z_takes_x_to_y() {
        Vector3 turned = Orientation.about(new Vector3(0, 0, 5), Math.PI / 2).turn(new Vector3(1, 0, 0));

        assertThat(turned.distanceTo(new Vector3(0, 1, 0))).isLessThan(1e-15);
    }

    @Test
    void four_zeros_are_no_orientation_and_the_zero_vector_no_direction() {
        assertThatThrownBy(() -> new Orientation(0, 0, 0, 0)).hasMessageContaining("is no orientation");
        assertThatThrownBy(() -> new Orientation(0, 0, Double.NaN, 1)).hasMessageContaining("is no orientation");
        assertThatThrownBy(Vector3.ZERO::unit).hasMessageContaining("has no direction");
    }

    private static List<Vector3> cubeWithInside() {
        List<Vector3> points = new ArrayList<>();
        for (int x = 0; x <= 4; x++) {
            for (int y = 0; y <= 4; y++) {
                for (int z = 0; z <= 4; z++) {
                    points.add(new Vector3(x * 0.5, y * 0.5, z * 0.5));
                }
            }
        }
        return points;
    }

    @Test
    void the_hull_of_a_grid_in_a_cube_is_the_cube() {
        Hull hull = Hull.of(cubeWithInside());

        assertThat(hull.volume()).isCloseTo(8, within(1e-9));
        assertThat(hull.thinned()).isFalse();
    }

    @Test
    void points_in_one_plane_or_one_place_have_no_volume() {
        assertThat(Hull.of(cubeWithInside().stream().filter(p -> p.z() == 0).toList())
                        .volume())
                .isZero();
        assertThat(Hull.of(List.of(Vector3.ZERO, Vector3.ZERO, Vector3.ZERO)).volume())
                .isZero();
        assertThat(Hull.of(List.of()).volume()).isZero();
    }

    @Test
    void a_dense_ball_is_thinned_and_its_volume_is_within_half_a_percent() {
        List<Vector3> ball = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 200; j++) {
                double z = 1 - 2 * (i + 0.5) / 200;
                double r = Math.sqrt(1 - z * z);
                double angle = 2 * Math.PI * (j + 0.5 * (i % 2)) / 200;
                ball.add(new Vector3(r * StrictMath.cos(angle), r * StrictMath.sin(angle), z));
            }
        }
        Hull hull = Hull.of(ball);

        assertThat(hull.thinned()).isTrue();
        assertThat(hull.volume()).isBetween(4.0 / 3 * Math.PI * 0.995, 4.0 / 3 * Math.PI);
    }
}
