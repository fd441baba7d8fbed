package org.robograde.robots.sim;

import java.util.ArrayList;
import java.util.List;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.sim.granted.Topics;
import org.robograde.robots.sim.unit.BaseSpeed;
import org.robograde.robots.sim.unit.Diagnosis;
import org.robograde.robots.sim.unit.GoalStatus;
import org.robograde.robots.sim.unit.LaserScan;
import org.robograde.robots.sim.unit.MapPoint;
import org.robograde.robots.sim.unit.PlannedPath;
import org.robograde.robots.sim.unit.UnitOutlet;
import org.robograde.robots.sim.world.PlanePose;

/** What the unit publishes, as the messages of the navigation stack that units of its kind run. */
final class UnitTopics implements UnitOutlet {
    private static final String MAP = "map";
    private static final String ODOM = "odom";
    private static final String BASE = "base_link";
    private static final String LASER = "laser";

    private final Topics topics;
    private final Topics.Topic odometry;
    private final Topics.Topic transforms;
    private final Topics.Topic scan;
    private final Topics.Topic mapPose;
    private final Topics.Topic command;
    private final Topics.Topic plan;
    private final Topics.Topic status;
    private final Topics.Topic feedback;
    private final Topics.Topic result;
    private final Topics.Topic said;
    private final Topics.Topic people;
    private final Topics.Topic diagnostics;

    UnitTopics(Topics topics, RosNode node) {
        this.topics = topics;
        odometry = topics.advertise(node, "/odom", "nav_msgs/Odometry");
        transforms = topics.advertise(node, "/tf", "tf2_msgs/TFMessage");
        Topics.Topic mounts = topics.advertise(node, "/tf_static", "tf2_msgs/TFMessage", true);
        scan = topics.advertise(node, "/scan", "sensor_msgs/LaserScan");
        mapPose = topics.advertise(node, "/amcl_pose", "geometry_msgs/PoseWithCovarianceStamped");
        command = topics.advertise(node, "/cmd_vel", "geometry_msgs/Twist");
        plan = topics.advertise(node, "/plan", "nav_msgs/Path");
        status = topics.advertise(node, "/move_base/status", "actionlib_msgs/GoalStatusArray");
        feedback = topics.advertise(node, "/move_base/feedback", "move_base_msgs/MoveBaseActionFeedback");
        result = topics.advertise(node, "/move_base/result", "move_base_msgs/MoveBaseActionResult");
        said = topics.advertise(node, "/dialogue/said", "std_msgs/String");
        people = topics.advertise(node, "/people", "geometry_msgs/PoseArray");
        diagnostics = topics.advertise(node, "/diagnostics", "diagnostic_msgs/DiagnosticArray");
        Message laser = transform(BASE, LASER, PlanePose.ORIGIN, LaserScan.MOUNT_HEIGHT_METERS);
        mounts.publish(mounts.message().set("transforms", List.of(laser)));
    }

    @Override
    public void odometry(PlanePose baseInOdom, BaseSpeed speed) {
        Message.Builder message = odometry.message(ODOM)
                .set("child_frame_id", BASE)
                .set("pose.pose", Poses.pose(topics, baseInOdom))
                .set("pose.covariance", planeCovariance(1e-3, 1e-3))
                .set("twist.twist", twist(speed))
                .set("twist.covariance", planeCovariance(1e-4, 1e-4));
        odometry.publish(message);
    }

    @Override
    public void transforms(PlanePose odomInMap, PlanePose baseInOdom) {
        List<Message> both = List.of(transform(MAP, ODOM, odomInMap, 0), transform(ODOM, BASE, baseInOdom, 0));
        transforms.publish(transforms.message().set("transforms", both));
    }

    @Override
    public void scan(LaserScan measured) {
        scan.publish(scan.message(LASER)
                .set("angle_min", LaserScan.ANGLE_MIN_RADIANS)
                .set("angle_max", LaserScan.ANGLE_MIN_RADIANS + (LaserScan.BEAMS - 1) * LaserScan.ANGLE_STEP_RADIANS)
                .set("angle_increment", LaserScan.ANGLE_STEP_RADIANS)
                .set("scan_time", 0.1)
                .set("range_min", LaserScan.RANGE_MIN_METERS)
                .set("range_max", LaserScan.RANGE_MAX_METERS)
                .set("ranges", measured.rangesMeters()));
    }

    @Override
    public void mapPose(PlanePose baseInMap, double positionVariance, double headingVariance) {
        mapPose.publish(mapPose.message(MAP)
                .set("pose.pose", Poses.pose(topics, baseInMap))
                .set("pose.covariance", planeCovariance(positionVariance, headingVariance)));
    }

    @Override
    public void commandedSpeed(BaseSpeed speed) {
        command.publish(command.message().set("linear.x", speed.linear()).set("angular.z", speed.angular()));
    }

    @Override
    public void plan(PlannedPath path) {
        List<Message> poses = new ArrayList<>();
        List<MapPoint> points = path.points();
        for (int i = 0; i < points.size(); i++) {
            boolean last = i == points.size() - 1;
            double heading = last
                    ? path.finalHeadingRadians()
                    : Math.atan2(
                            points.get(i + 1).y() - points.get(i).y(),
                            points.get(i + 1).x() - points.get(i).x());
            poses.add(mapPoseStamped(
                    new PlanePose(points.get(i).x(), points.get(i).y(), heading)));
        }
        plan.publish(plan.message(MAP).set("poses", poses));
    }

    @Override
    public void goalStatuses(List<GoalStatus> statuses) {
        status.publish(status.message("")
                .set("status_list", statuses.stream().map(this::status).toList()));
    }

    @Override
    public void goalFeedback(GoalStatus goal, PlanePose baseInMap) {
        feedback.publish(feedback.message("")
                .set("status", status(goal))
                .set("feedback.base_position", mapPoseStamped(baseInMap)));
    }

    @Override
    public void goalResult(GoalStatus goal) {
        result.publish(result.message("").set("status", status(goal)));
    }

    @Override
    public void said(String text) {
        said.publish(said.message().set("data", text));
    }

    @Override
    public void detectedPeople(List<MapPoint> found) {
        List<Message> poses = found.stream()
                .map(point -> Poses.pose(topics, new PlanePose(point.x(), point.y(), 0)))
                .toList();
        people.publish(people.message(MAP).set("poses", poses));
    }

    @Override
    public void diagnostics(List<Diagnosis> parts) {
        List<Message> statuses = new ArrayList<>();
        for (Diagnosis part : parts) {
            statuses.add(topics.part("diagnostic_msgs/DiagnosticStatus")
                    .set("level", part.level().code())
                    .set("name", "service_unit: " + part.part())
                    .set("message", part.message())
                    .set("hardware_id", "service_unit")
                    .build());
        }
        diagnostics.publish(diagnostics.message("").set("status", statuses));
    }

    private Message status(GoalStatus goal) {
        return topics.part("actionlib_msgs/GoalStatus")
                .set("goal_id.stamp", RosTime.ofNanos(goal.goal().stampNanos()))
                .set("goal_id.id", goal.goal().id())
                .set("status", goal.state().code())
                .set("text", goal.text())
                .build();
    }

    private Message mapPoseStamped(PlanePose pose) {
        return topics.part("geometry_msgs/PoseStamped")
                .set("header.stamp", topics.now())
                .set("header.frame_id", MAP)
                .set("pose", Poses.pose(topics, pose))
                .build();
    }

    private Message transform(String parent, String child, PlanePose pose, double z) {
        return topics.part("geometry_msgs/TransformStamped")
                .set("header.stamp", topics.now())
                .set("header.frame_id", parent)
                .set("child_frame_id", child)
                .set("transform", Poses.transform(topics, pose, z))
                .build();
    }

    private Message twist(BaseSpeed speed) {
        return topics.part("geometry_msgs/Twist")
                .set("linear.x", speed.linear())
                .set("angular.z", speed.angular())
                .build();
    }

    /** Six by six, over x, y, z and the turns about them; only x, y and the heading vary in the plane. */
    private static double[] planeCovariance(double position, double heading) {
        double[] covariance = new double[36];
        covariance[0] = position;
        covariance[7] = position;
        covariance[35] = heading;
        return covariance;
    }
}
