package org.robograde.robots.sim.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SixAxisArmTest {
    private static final SixAxisArm ARM = SixAxisArm.BENCH;

    @Test
    void straight_up_the_tool_is_as_high_as_the_arm_is_long() {
        ToolPose pose = ARM.forward(new double[6]);

        assertThat(pose.position().x()).isCloseTo(0.15, within(1e-12));
        assertThat(pose.position().z()).isCloseTo(0.45 + 0.75 + 0.70 + 0.15, within(1e-12));
        assertThat(pose.orientation().angleTo(Turn.NONE)).isCloseTo(0, within(1e-7));
    }

    @Test
    void stretched_forward_it_reaches_as_far_as_its_links_add_up_to() {
        ToolPose pose = ARM.forward(new double[] {0, Math.PI / 2, 0, 0, 0, 0});

        assertThat(pose.position().x()).isCloseTo(0.15 + 0.75 + 0.70 + 0.15, within(1e-12));
        assertThat(pose.position().z()).isCloseTo(0.45, within(1e-12));
    }

    @Test
    void the_first_joint_turns_everything_about_the_vertical() {
        double[] joints = {0, 0.4, 1.2, 0.3, 0.9, -0.5};
        Point3 ahead = ARM.forward(joints).position();
        joints[0] = 0.7;
        Point3 turned = ARM.forward(joints).position();

        assertThat(turned.distanceTo(Turn.aboutZ(0.7).of(ahead))).isLessThan(1e-12);
    }

    @Test
    void the_way_back_finds_joints_that_lead_to_the_same_pose() {
        Random random = new Random(5);
        int tried = 0;
        for (int i = 0; i < 20_000; i++) {
            double[] joints = new double[6];
            for (int j = 0; j < 6; j++) {
                JointLimit limit = ARM.limits().get(j);
                joints[j] = limit.min() + (limit.max() - limit.min()) * random.nextDouble();
            }
            ToolPose pose = ARM.forward(joints);
            Optional<double[]> back = ARM.inverse(pose, joints);
            if (back.isPresent()) {
                tried++;
                ToolPose again = ARM.forward(back.get());
                assertThat(again.position().distanceTo(pose.position())).isLessThan(1e-9);
                assertThat(again.orientation().angleTo(pose.orientation())).isLessThan(1e-6);
            }
        }
        assertThat(tried).isGreaterThan(5_000);
    }

    @Test
    void near_itself_it_stays_itself() {
        double[] joints = {0.3, 0.5, 1.4, 0.2, 0.9, -0.4};

        assertThat(ARM.inverse(ARM.forward(joints), joints).orElseThrow()).containsExactly(joints, within(1e-9));
    }

    @Test
    void out_of_reach_there_is_no_way_back() {
        assertThat(ARM.inverse(ToolPose.down(new Point3(2.5, 0, 0.3)), new double[6]))
                .isEmpty();
    }

    @Test
    void an_arm_of_five_joints_is_refused() {
        assertThatThrownBy(() -> new SixAxisArm(0.4, 0.1, 0.7, 0.7, 0.1, List.of()))
                .hasMessage("six joints need six limits, got 0");
    }
}
