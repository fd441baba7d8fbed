package org.robograde.robots.sim.industrial;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;
import org.robograde.robots.sim.granted.Topics;

/** What the unit publishes, as the messages that arms of its kind use. */
final class ArmTopics implements ArmOutlet {
    static final List<String> JOINTS = List.of("joint_1", "joint_2", "joint_3", "joint_4", "joint_5", "joint_6");
    static final Map<ArmAction, String> BASES = Map.of(
            ArmAction.TASK, "/arm/task",
            ArmAction.TRAJECTORY, "/arm/controller/follow_joint_trajectory",
            ArmAction.GRIPPER, "/arm/gripper/gripper_cmd");
    private static final Map<ArmAction, String> TYPES = Map.of(
            ArmAction.TASK, "robograde_msgs/ArmTask",
            ArmAction.TRAJECTORY, "control_msgs/FollowJointTrajectory",
            ArmAction.GRIPPER, "control_msgs/GripperCommand");
    private static final int INVALID_GOAL = -1;

    private final Topics topics;
    private final Topics.Topic joints;
    private final Topics.Topic toolPose;
    private final Topics.Topic setpoint;
    private final Topics.Topic wrench;
    private final Topics.Topic plan;
    private final Topics.Topic said;
    private final Topics.Topic diagnostics;
    private final Topics.Topic people;
    private final Topics.Topic objects;
    private final Map<ArmAction, Topics.Topic> states = new EnumMap<>(ArmAction.class);
    private final Map<ArmAction, Topics.Topic> results = new EnumMap<>(ArmAction.class);

    ArmTopics(Topics topics, RosNode node) {
        this.topics = topics;
        joints = topics.advertise(node, "/arm/joint_states", "sensor_msgs/JointState");
        toolPose = topics.advertise(node, "/arm/tool_pose", "geometry_msgs/PoseStamped");
        setpoint = topics.advertise(node, "/arm/tool_setpoint", "geometry_msgs/PoseStamped");
        wrench = topics.advertise(node, "/arm/wrench", "geometry_msgs/WrenchStamped");
        plan = topics.advertise(node, "/arm/plan", "nav_msgs/Path");
        said = topics.advertise(node, "/dialogue/said", "std_msgs/String");
        diagnostics = topics.advertise(node, "/diagnostics", "diagnostic_msgs/DiagnosticArray");
        people = topics.advertise(node, "/arm/people", "geometry_msgs/PoseArray");
        objects = topics.advertise(node, "/arm/objects", "geometry_msgs/PoseArray");
        for (ArmAction action : ArmAction.values()) {
            String base = BASES.get(action);
            states.put(action, topics.advertise(node, base + "/status", "actionlib_msgs/GoalStatusArray"));
            results.put(action, topics.advertise(node, base + "/result", TYPES.get(action) + "ActionResult"));
        }
    }

    @Override
    public void joints(double[] radians, double[] radiansPerSecond) {
        joints.publish(joints.message("base")
                .set("name", JOINTS)
                .set("position", radians)
                .set("velocity", radiansPerSecond));
    }

    @Override
    public void toolPose(ToolPose pose) {
        toolPose.publish(toolPose.message(SpaceMessages.MAP).set("pose", SpaceMessages.pose(topics, pose)));
    }

    @Override
    public void setpoint(ToolPose pose) {
        setpoint.publish(setpoint.message(SpaceMessages.MAP).set("pose", SpaceMessages.pose(topics, pose)));
    }

    @Override
    public void wrench(Point3 newtons) {
        wrench.publish(wrench.message("tool")
                .set("wrench.force", SpaceMessages.point(topics, "geometry_msgs/Vector3", newtons)));
    }

    @Override
    public void plan(List<ToolPose> course) {
        List<Message> poses = new ArrayList<>();
        for (ToolPose pose : course) {
            poses.add(topics.part("geometry_msgs/PoseStamped")
                    .set("header.stamp", topics.now())
                    .set("header.frame_id", SpaceMessages.MAP)
                    .set("pose", SpaceMessages.pose(topics, pose))
                    .build());
        }
        plan.publish(plan.message(SpaceMessages.MAP).set("poses", poses));
    }

    @Override
    public void said(String text) {
        said.publish(said.message().set("data", text));
    }

    @Override
    public void diagnosis(int level, String text) {
        Message status = topics.part("diagnostic_msgs/DiagnosticStatus")
                .set("level", level)
                .set("name", "arm")
                .set("message", text.isEmpty() ? "well" : text)
                .build();
        diagnostics.publish(diagnostics.message("").set("status", List.of(status)));
    }

    @Override
    public void people(List<Point3> seen) {
        people.publish(people.message(SpaceMessages.MAP).set("poses", SpaceMessages.places(topics, seen)));
    }

    @Override
    public void objects(List<Point3> seen) {
        objects.publish(objects.message(SpaceMessages.MAP).set("poses", SpaceMessages.places(topics, seen)));
    }

    @Override
    public void states(ArmAction action, List<ActionState> all) {
        Topics.Topic topic = of(states, action);
        topic.publish(topic.message("")
                .set("status_list", all.stream().map(this::status).toList()));
    }

    @Override
    public void ended(ArmAction action, ActionState state) {
        Topics.Topic topic = of(results, action);
        Message.Builder result = topic.message("").set("status", status(state));
        boolean well = state.phase() == ActionState.Phase.SUCCEEDED;
        switch (action) {
            case TASK -> result.set("result.text", state.text());
            case TRAJECTORY ->
                result.set("result.error_code", well ? 0 : INVALID_GOAL).set("result.error_string", state.text());
            case GRIPPER ->
                result.set("result.reached_goal", well)
                        .set("result.stalled", state.text().equals("holds something"));
        }
        topic.publish(result);
    }

    private static Topics.Topic of(Map<ArmAction, Topics.Topic> topics, ArmAction action) {
        Topics.Topic topic = topics.get(action);
        if (topic == null) {
            throw new IllegalStateException("no topic for " + action);
        }
        return topic;
    }

    private Message status(ActionState state) {
        return topics.part("actionlib_msgs/GoalStatus")
                .set("goal_id.id", state.goalId())
                .set("goal_id.stamp", RosTime.ofNanos(state.stampNanos()))
                .set("status", state.phase().number())
                .set("text", state.text())
                .build();
    }
}
