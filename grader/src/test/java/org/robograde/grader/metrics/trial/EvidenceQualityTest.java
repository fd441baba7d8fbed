package org.robograde.grader.metrics.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvidenceQualityTest {
    private static final long S = 1_000_000_000L;

    @Test
    void gaps_backward_stamps_and_a_missing_velocity_are_stated() {
        MotionTrack.Builder odometry = new MotionTrack.Builder("/odom", "odom");
        odometry.add(0, 0, 0, 0, 0, 0);
        odometry.add(S, S, 1, 0, 0, 0);
        odometry.add(4 * S, S / 2, 2, 0, 0, 0);

        MotionTrack track = odometry.build();

        assertThat(EvidenceQuality.odometry(track))
                .containsExactly(
                        "odometry has 2 gaps longer than 0.5 s, 4 s in all; the longest, 3 s, begins at 1 s",
                        "odometry has 1 stamps that step back",
                        "odometry on /odom states no velocity: the speed is taken from its positions");
        assertThat(track.speed(1)).isEqualTo(1.0);
    }

    @Test
    void a_pose_is_found_between_its_neighbours_unless_they_are_far_apart() {
        PoseTrack track = new PoseTrack.Builder("/odom", "")
                .add(0, 0, 0, 0, 0, 0)
                .add(S, S, 2, 0, 0, 0)
                .build();

        assertThat(track.at(S / 4, S)).contains(new PoseTrack.Point(0.5, 0));
        assertThat(track.at(S / 4, S / 2)).isEmpty();
        assertThat(track.at(2 * S, S)).isEmpty();
        assertThat(track.at(S, 0)).contains(new PoseTrack.Point(2, 0));
    }

    @Test
    void noise_at_standstill_adds_no_way_when_small_steps_do_not_count() {
        PoseTrack.Builder noisy = new PoseTrack.Builder("/observations/unit_pose", "map");
        for (int i = 0; i < 1000; i++) {
            noisy.add(i, i, i % 2 == 0 ? 0.0 : 0.01, 0, 0, 0);
        }

        assertThat(noisy.build().lengthMeters(0, 1000, 0.10)).isLessThan(0.011);
        assertThat(noisy.build().lengthMeters(0, 1000, 0)).isGreaterThan(9);
    }
}
