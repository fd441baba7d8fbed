package org.robograde.robots.sim.surgical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;

class RemoteCentreArmTest {
    private static final Point3 CENTRE = new Point3(0.01, -0.02, 0.17);
    private static final RemoteCentreArm ARM = new RemoteCentreArm(CENTRE, JointLimits.INSTRUMENT);

    @Test
    void with_all_swings_zero_the_tip_is_straight_below_the_centre() {
        ToolPose pose = ARM.forward(new InstrumentJoints(0, 0, 0.12, 0, 0));
        assertThat(pose.position().distanceTo(new Point3(0.01, -0.02, 0.05))).isLessThan(1e-12);
        assertThat(pose.orientation().of(new Point3(0, 0, 1)).distanceTo(new Point3(0, 0, -1)))
                .isLessThan(1e-12);
    }

    @Test
    void a_quarter_turn_of_the_yaw_points_along_y_and_of_the_pitch_against_x() {
        RemoteCentreArm free = new RemoteCentreArm(CENTRE, new JointLimits(2, 0.01, 1, 3, 1));
        Point3 yawed =
                free.forward(new InstrumentJoints(Math.PI / 2, 0, 0.1, 0, 0)).position();
        Point3 pitched =
                free.forward(new InstrumentJoints(0, Math.PI / 2, 0.1, 0, 0)).position();
        assertThat(yawed.distanceTo(CENTRE.plus(new Point3(0, 0.1, 0)))).isLessThan(1e-12);
        assertThat(pitched.distanceTo(CENTRE.plus(new Point3(-0.1, 0, 0)))).isLessThan(1e-12);
    }

    @Test
    void the_shaft_passes_the_remote_centre_and_the_joints_come_back_from_the_pose() {
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            InstrumentJoints q = new InstrumentJoints(
                    1.8 * random.nextDouble() - 0.9,
                    1.8 * random.nextDouble() - 0.9,
                    0.06 + 0.17 * random.nextDouble(),
                    2 * random.nextDouble() - 1,
                    random.nextDouble());
            ToolPose pose = ARM.forward(q);
            Point3 shaft = pose.orientation().of(new Point3(0, 0, 1));
            Point3 toCentre = CENTRE.minus(pose.position());
            double along = toCentre.x() * shaft.x() + toCentre.y() * shaft.y() + toCentre.z() * shaft.z();
            assertThat(toCentre.minus(shaft.times(along)).norm()).isLessThan(1e-9);
            double[] back = ARM.inverse(pose.position(), q.rollRadians(), q.jawRadians())
                    .values();
            for (int joint = 0; joint < back.length; joint++) {
                assertThat(back[joint]).isCloseTo(q.values()[joint], within(1e-9));
            }
        }
    }

    @Test
    void what_is_out_of_reach_is_cut_off_at_the_limits() {
        InstrumentJoints q = ARM.inverse(new Point3(5, 5, 0), 9, 9);
        assertThat(Math.abs(q.yawRadians())).isLessThanOrEqualTo(JointLimits.INSTRUMENT.swingRadians());
        assertThat(Math.abs(q.pitchRadians())).isLessThanOrEqualTo(JointLimits.INSTRUMENT.swingRadians());
        assertThat(q.insertionMeters()).isEqualTo(JointLimits.INSTRUMENT.insertionMaxMeters());
        assertThat(q.jawRadians()).isEqualTo(JointLimits.INSTRUMENT.jawMaxRadians());
    }
}
