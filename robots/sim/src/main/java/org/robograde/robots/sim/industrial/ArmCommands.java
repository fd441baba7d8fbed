package org.robograde.robots.sim.industrial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.robograde.robots.messages.Message;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.SixAxisArm;
import org.robograde.robots.sim.arm.ToolPose;
import org.robograde.robots.sim.granted.CommandInbox;

/** How the unit's commands are read from messages. */
final class ArmCommands {
    private static final int POSES_MOST = 2000;

    private ArmCommands() {}

    /** A stop comes before all else, an order before its task. A stop is a stop, whoever presses it. */
    static void listen(CommandInbox<ArmCommand> inbox) {
        inbox.listen("/e_stop", "std_msgs/Bool", m -> new ArmCommand.EmergencyStop(m.flag("data")));
        for (ArmAction action : ArmAction.values()) {
            inbox.listen(
                    base(action) + "/cancel",
                    "actionlib_msgs/GoalID",
                    m -> new ArmCommand.Cancel(
                            action, m.text("id"), m.time("stamp").toNanos()),
                    ArmCommand.Foreign::new);
        }
        inbox.listen(
                "/dialogue/heard",
                "std_msgs/String",
                m -> new ArmCommand.Hear(m.text("data")),
                ArmCommand.Foreign::new);
        inbox.listen(
                base(ArmAction.TASK) + "/goal",
                "robograde_msgs/ArmTaskActionGoal",
                ArmCommands::task,
                ArmCommand.Foreign::new);
        inbox.listen(
                base(ArmAction.TRAJECTORY) + "/goal",
                "control_msgs/FollowJointTrajectoryActionGoal",
                ArmCommands::trajectory,
                ArmCommand.Foreign::new);
        inbox.listen(
                base(ArmAction.GRIPPER) + "/goal",
                "control_msgs/GripperCommandActionGoal",
                ArmCommands::grip,
                ArmCommand.Foreign::new);
        inbox.listen("/arm/jog", "geometry_msgs/Twist", ArmCommands::jog, ArmCommand.Foreign::new);
    }

    private static String base(ArmAction action) {
        return ArmTopics.BASES.getOrDefault(action, "");
    }

    /** An action server names a goal that came without a name after itself and the time. */
    private static String id(Message goal) {
        String given = goal.text("goal_id.id");
        return given.isEmpty() ? "/industrial_unit-" + goal.time("header.stamp").toNanos() : given;
    }

    private static long stamp(Message goal) {
        return goal.time("goal_id.stamp").toNanos();
    }

    private static ArmCommand task(Message message) {
        ArmCommand.Verb verb = verb(message.text("goal.verb"));
        List<ToolPose> poses = new ArrayList<>();
        for (Message pose : message.messages("goal.poses")) {
            poses.add(SpaceMessages.read(pose));
        }
        String frame = message.text("goal.frame");
        if (!poses.isEmpty() && !frame.equals("map") && !frame.equals("/map")) {
            throw new IllegalArgumentException("poses are in the frame 'map', got '" + frame + "'");
        }
        boolean needsPose = verb != ArmCommand.Verb.PICK;
        if ((needsPose && poses.isEmpty()) || poses.size() > POSES_MOST) {
            throw new IllegalArgumentException("the task needs 1 to " + POSES_MOST + " poses, got " + poses.size());
        }
        double speed = message.number("goal.meters_per_second");
        if (!(speed >= 0 && speed <= 1)) {
            throw new IllegalArgumentException("meters_per_second must be 0 to 1, got " + speed);
        }
        return new ArmCommand.Task(id(message), stamp(message), verb, message.text("goal.target"), poses, speed);
    }

    private static ArmCommand.Verb verb(String word) {
        for (ArmCommand.Verb verb : ArmCommand.Verb.values()) {
            if (verb.name().toLowerCase(Locale.ROOT).equals(word)) {
                return verb;
            }
        }
        throw new IllegalArgumentException("no verb '" + word + "'");
    }

    private static ArmCommand trajectory(Message message) {
        List<String> names = message.texts("goal.trajectory.joint_names");
        if (!List.copyOf(names).equals(ArmTopics.JOINTS)) {
            throw new IllegalArgumentException("the joints are " + ArmTopics.JOINTS + ", got " + names);
        }
        List<ArmCommand.JointPoint> points = new ArrayList<>();
        double last = 0;
        for (Message point : message.messages("goal.trajectory.points")) {
            double at = point.duration("time_from_start").toNanos() / 1e9;
            double[] radians = point.numbers("positions");
            if (radians.length != SixAxisArm.JOINTS || !(at > last)) {
                throw new IllegalArgumentException(
                        "each point of a trajectory has six positions and a later time than the one before");
            }
            last = at;
            List<Double> joints = new ArrayList<>();
            for (double each : radians) {
                joints.add(each);
            }
            points.add(new ArmCommand.JointPoint(at, List.copyOf(joints)));
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a trajectory needs a point");
        }
        return new ArmCommand.Trajectory(id(message), stamp(message), points);
    }

    private static ArmCommand grip(Message message) {
        double opening = message.number("goal.command.position");
        if (!(opening >= 0 && opening <= Gripper.OPEN_METERS)) {
            throw new IllegalArgumentException("the fingers open 0 to 0.1 m, got " + opening);
        }
        return new ArmCommand.Grip(id(message), stamp(message), opening);
    }

    private static ArmCommand jog(Message message) {
        Point3 speed = new Point3(message.number("linear.x"), message.number("linear.y"), message.number("linear.z"));
        if (!speed.isFinite()) {
            throw new IllegalArgumentException("speeds must be finite numbers");
        }
        return new ArmCommand.Jog(speed);
    }
}
