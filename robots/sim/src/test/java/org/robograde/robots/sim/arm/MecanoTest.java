package org.robograde.robots.sim.arm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import us.ihmc.euclid.matrix.Matrix3D;
import us.ihmc.euclid.referenceFrame.FramePose3D;
import us.ihmc.euclid.referenceFrame.ReferenceFrame;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.mecano.multiBodySystem.RevoluteJoint;
import us.ihmc.mecano.multiBodySystem.RigidBody;

/** The same chain in a library of multi-body mechanics that is not ours. */
class MecanoTest {
    private static final Vector3D Z = new Vector3D(0, 0, 1);
    private static final Vector3D Y = new Vector3D(0, 1, 0);

    private final SixAxisArm arm = SixAxisArm.BENCH;
    private final RigidBody base = new RigidBody("base", ReferenceFrame.getWorldFrame());
    private final List<RevoluteJoint> joints = new ArrayList<>();

    @Test
    void ten_thousand_postures_put_the_tool_where_mecano_puts_it() {
        RigidBody link = joint(base, new Vector3D(), Z);
        link = joint(link, new Vector3D(arm.shoulderOffset(), 0, arm.shoulderHeight()), Y);
        link = joint(link, new Vector3D(0, 0, arm.upperArm()), Y);
        link = joint(link, new Vector3D(0, 0, arm.forearm()), Z);
        link = joint(link, new Vector3D(), Y);
        joint(link, new Vector3D(), Z);
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            double[] q = new double[SixAxisArm.JOINTS];
            for (int j = 0; j < q.length; j++) {
                JointLimit limit = arm.limits().get(j);
                q[j] = limit.min() + (limit.max() - limit.min()) * random.nextDouble();
                joints.get(j).setQ(q[j]);
            }
            base.updateFramesRecursively();
            FramePose3D tool = new FramePose3D(joints.get(SixAxisArm.JOINTS - 1).getFrameAfterJoint());
            tool.getPosition().set(0, 0, arm.tool());
            tool.changeFrame(ReferenceFrame.getWorldFrame());

            ToolPose ours = arm.forward(q);
            Point3 theirs = new Point3(tool.getX(), tool.getY(), tool.getZ());
            assertThat(ours.position().distanceTo(theirs)).isLessThan(1e-12);
            Turn turned = Turn.of(
                    tool.getOrientation().getX(),
                    tool.getOrientation().getY(),
                    tool.getOrientation().getZ(),
                    tool.getOrientation().getS());
            // Of the chord, not of the arc: an arc's cosine has no digits left near zero.
            assertThat(chord(ours.orientation(), turned)).isLessThan(1e-12);
        }
    }

    private static double chord(Turn a, Turn b) {
        double sign = a.x() * b.x() + a.y() * b.y() + a.z() * b.z() + a.w() * b.w() < 0 ? -1 : 1;
        return Math.sqrt(Math.pow(a.x() - sign * b.x(), 2)
                + Math.pow(a.y() - sign * b.y(), 2)
                + Math.pow(a.z() - sign * b.z(), 2)
                + Math.pow(a.w() - sign * b.w(), 2));
    }

    private RigidBody joint(RigidBody before, Vector3D offset, Vector3D axis) {
        RevoluteJoint joint = new RevoluteJoint("joint" + joints.size(), before, offset, axis);
        joints.add(joint);
        return new RigidBody("link" + joints.size(), joint, new Matrix3D(1, 0, 0, 0, 1, 0, 0, 0, 1), 1, new Vector3D());
    }
}
