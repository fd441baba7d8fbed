package org.robograde.robots.sim.surgical;

import java.util.Collection;
import java.util.List;
import org.robograde.robots.messages.Message;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;
import org.robograde.robots.sim.arm.Turn;
import org.robograde.robots.sim.granted.Topics;

/** What unit and field publish, as messages. */
final class SurgicalTopics implements SurgicalOutlet {
    private static final String MAP = "map";
    private static final String ARM = SurgicalCommands.ARM;
    private static final String POSE = "geometry_msgs/PoseStamped";
    private static final List<String> JOINTS = List.of("outer_yaw", "outer_pitch", "outer_insertion", "outer_roll");

    private final Topics topics;
    private final Topics.Topic clock;
    private final Topics.Topic measured;
    private final Topics.Topic setpoint;
    private final Topics.Topic joints;
    private final Topics.Topic jaw;
    private final Topics.Topic state;
    private final Topics.Topic force;
    private final Topics.Topic master;
    private final Topics.Topic grip;
    private final Topics.Topic plan;
    private final Topics.Topic detected;
    private final Topics.Topic tracker;
    private final Topics.Topic said;
    private final Topics.Topic diagnostics;
    private final Topics.Topic observed;
    private final Topics.Topic truth;
    private final Topics.Topic truthOverFloor;
    private final Topics.Topic truthThings;

    SurgicalTopics(Topics topics, RosNode unit, RosNode field) {
        this.topics = topics;
        clock = topics.advertise(field, "/clock", "rosgraph_msgs/Clock");
        measured = topics.advertise(unit, ARM + "/measured_cp", POSE);
        setpoint = topics.advertise(unit, ARM + "/setpoint_cp", POSE);
        joints = topics.advertise(unit, ARM + "/measured_js", "sensor_msgs/JointState");
        jaw = topics.advertise(unit, ARM + "/jaw/measured_js", "sensor_msgs/JointState");
        state = topics.advertise(unit, ARM + "/operating_state", "crtk_msgs/operating_state");
        force = topics.advertise(unit, ARM + "/measured_cf", "geometry_msgs/WrenchStamped");
        master = topics.advertise(unit, "/MTMR/measured_cp", POSE);
        grip = topics.advertise(unit, "/MTMR/gripper/measured_js", "sensor_msgs/JointState");
        plan = topics.advertise(unit, "/plan", "nav_msgs/Path");
        detected = topics.advertise(unit, "/detected/objects", "geometry_msgs/PoseArray");
        tracker = topics.advertise(unit, "/tracker/measured_cp", POSE);
        said = topics.advertise(unit, "/dialogue/said", "std_msgs/String");
        diagnostics = topics.advertise(unit, "/diagnostics", "diagnostic_msgs/DiagnosticArray");
        observed = topics.advertise(field, "/field/tracker/tool_pose", POSE);
        truth = topics.advertise(field, "/field/truth/tool_pose", POSE);
        truthOverFloor = topics.advertise(field, "/field/truth/unit_pose", POSE);
        truthThings = topics.advertise(field, "/field/truth/objects", "geometry_msgs/PoseArray");
    }

    @Override
    public void clock(long nowNanos) {
        topics.moment(nowNanos);
        clock.publish(clock.message().set("clock", topics.now()));
    }

    @Override
    public void arm(ToolPose tip, ToolPose wanted, InstrumentJoints q) {
        measured.publish(measured.message(MAP).set("pose", pose(tip)));
        setpoint.publish(setpoint.message(MAP).set("pose", pose(wanted)));
        joints.publish(joints.message("").set("name", JOINTS).set("position", new double[] {
            q.yawRadians(), q.pitchRadians(), q.insertionMeters(), q.rollRadians()
        }));
        jaw.publish(jawState(jaw, q.jawRadians()));
    }

    private static Message.Builder jawState(Topics.Topic topic, double radians) {
        return topic.message("").set("name", List.of("jaw")).set("position", new double[] {radians});
    }

    @Override
    public void master(Point3 position, double gripRadians) {
        master.publish(master.message(MAP).set("pose", pose(new ToolPose(position, new Turn(0, 0, 0, 1)))));
        grip.publish(jawState(grip, gripRadians));
    }

    @Override
    public void force(double sidewaysNewtons, double upNewtons) {
        force.publish(
                force.message("tool").set("wrench.force.x", sidewaysNewtons).set("wrench.force.z", upNewtons));
    }

    @Override
    public void state(String word, boolean busy) {
        state.publish(state.message("").set("state", word).set("is_homed", true).set("is_busy", busy));
    }

    @Override
    public void plan(List<Point3> course) {
        List<Message> poses = course.stream()
                .map(at -> topics.part(POSE)
                        .set("header.stamp", topics.now())
                        .set("header.frame_id", MAP)
                        .set("pose", pose(new ToolPose(at, new Turn(1, 0, 0, 0))))
                        .build())
                .toList();
        plan.publish(plan.message(MAP).set("poses", poses));
    }

    @Override
    public void detected(Collection<Point3> things) {
        detected.publish(places(detected, things));
    }

    @Override
    public void tracked(Point3 tip) {
        tracker.publish(tracker.message(MAP).set("pose", pose(new ToolPose(tip, new Turn(0, 0, 0, 1)))));
    }

    @Override
    public void said(String text) {
        said.publish(said.message().set("data", text));
    }

    @Override
    public void diagnostics(int level, String message) {
        Message status = topics.part("diagnostic_msgs/DiagnosticStatus")
                .set("level", level)
                .set("name", "arm")
                .set("message", message)
                .set("hardware_id", "arm")
                .build();
        diagnostics.publish(diagnostics.message("").set("status", List.of(status)));
    }

    @Override
    public void observed(ToolPose tip) {
        observed.publish(observed.message(MAP).set("pose", pose(tip)));
    }

    @Override
    public void truth(ToolPose tip) {
        truth.publish(truth.message(MAP).set("pose", pose(tip)));
        ToolPose flat = new ToolPose(tip.position().atHeight(0), new Turn(0, 0, 0, 1));
        truthOverFloor.publish(truthOverFloor.message(MAP).set("pose", pose(flat)));
    }

    @Override
    public void truthThings(Collection<Point3> things) {
        truthThings.publish(places(truthThings, things));
    }

    private Message.Builder places(Topics.Topic topic, Collection<Point3> things) {
        List<Message> poses = things.stream()
                .map(at -> pose(new ToolPose(at, new Turn(0, 0, 0, 1))))
                .toList();
        return topic.message(MAP).set("poses", poses);
    }

    private Message pose(ToolPose pose) {
        return topics.part("geometry_msgs/Pose")
                .set("position.x", pose.position().x())
                .set("position.y", pose.position().y())
                .set("position.z", pose.position().z())
                .set("orientation.x", pose.orientation().x())
                .set("orientation.y", pose.orientation().y())
                .set("orientation.z", pose.orientation().z())
                .set("orientation.w", pose.orientation().w())
                .build();
    }
}
