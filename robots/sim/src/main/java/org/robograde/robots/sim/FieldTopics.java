package org.robograde.robots.sim;

import java.util.List;
import java.util.Optional;
import org.robograde.robots.messages.Message;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.sim.camera.Lens;
import org.robograde.robots.sim.camera.OverheadCamera;
import org.robograde.robots.sim.granted.Topics;
import org.robograde.robots.sim.unit.UnitOutlet;
import org.robograde.robots.sim.world.Person;
import org.robograde.robots.sim.world.PlanePose;

/** What the field publishes: its clock, its camera, and the truth. */
final class FieldTopics implements FieldOutlet {
    private static final String MAP = "map";

    private final Topics topics;
    private final UnitOutlet unit;
    private final Topics.Topic clock;
    private final Topics.Topic unitPose;
    private final Topics.Topic people;
    private final Optional<Topics.Topic> tracker;
    private final Optional<CameraTopics> camera;

    FieldTopics(Topics topics, RosNode node, UnitOutlet unit, Optional<OverheadCamera> description) {
        this.topics = topics;
        this.unit = unit;
        clock = topics.advertise(node, "/clock", "rosgraph_msgs/Clock");
        unitPose = topics.advertise(node, "/field/truth/unit_pose", "geometry_msgs/PoseStamped");
        people = topics.advertise(node, "/field/truth/people", "geometry_msgs/PoseArray");
        tracker = description.isPresent()
                ? Optional.empty()
                : Optional.of(
                        topics.advertise(node, "/field/tracker/unit_pose", "geometry_msgs/PoseWithCovarianceStamped"));
        camera = description.map(overhead -> new CameraTopics(topics, node, overhead));
    }

    @Override
    public void clock(long nowNanos) {
        topics.moment(nowNanos);
        clock.publish(clock.message().set("clock", topics.now()));
    }

    @Override
    public UnitOutlet unit() {
        return unit;
    }

    @Override
    public void unitPose(PlanePose truth) {
        unitPose.publish(unitPose.message(MAP).set("pose", Poses.pose(topics, truth)));
    }

    @Override
    public void people(List<Person> truth) {
        List<Message> poses = truth.stream()
                .map(person -> new PlanePose(person.x(), person.y(), person.headingRadians()))
                .map(pose -> Poses.pose(topics, pose))
                .toList();
        people.publish(people.message(MAP).set("poses", poses));
    }

    @Override
    public void trackedPose(PlanePose measured) {
        double[] covariance = new double[36];
        covariance[0] = FieldTracker.POSITION_VARIANCE;
        covariance[7] = FieldTracker.POSITION_VARIANCE;
        covariance[35] = FieldTracker.HEADING_VARIANCE;
        tracker.ifPresent(topic -> topic.publish(topic.message(MAP)
                .set("pose.pose", Poses.pose(topics, measured))
                .set("pose.covariance", covariance)));
    }

    @Override
    public void image(byte[] jpeg) {
        camera.ifPresent(topic -> topic.publish(jpeg));
    }

    private static final class CameraTopics {
        private final Topics.Topic info;
        private final Topics.Topic image;
        private final OverheadCamera camera;

        CameraTopics(Topics topics, RosNode node, OverheadCamera camera) {
            this.camera = camera;
            String base = "/field/camera/" + camera.id();
            info = topics.advertise(node, base + "/camera_info", "sensor_msgs/CameraInfo");
            image = topics.advertise(node, base + "/image/compressed", "sensor_msgs/CompressedImage");
        }

        void publish(byte[] jpeg) {
            Lens lens = camera.lens();
            info.publish(info.message(camera.frameId())
                    .set("height", lens.heightPixels())
                    .set("width", lens.widthPixels())
                    .set("distortion_model", "plumb_bob")
                    .set("D", new double[] {lens.k1(), lens.k2(), lens.p1(), lens.p2(), lens.k3()})
                    .set("K", new double[] {lens.fx(), 0, lens.cx(), 0, lens.fy(), lens.cy(), 0, 0, 1})
                    .set("R", new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1})
                    .set("P", new double[] {lens.fx(), 0, lens.cx(), 0, 0, lens.fy(), lens.cy(), 0, 0, 0, 1, 0}));
            image.publish(image.message(camera.frameId()).set("format", "jpeg").set("data", jpeg));
        }
    }
}
