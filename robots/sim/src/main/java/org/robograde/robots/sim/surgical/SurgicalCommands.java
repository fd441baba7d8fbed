package org.robograde.robots.sim.surgical;

import org.robograde.robots.messages.Message;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.granted.CommandInbox;

/** How a surgical unit's commands are read from the messages of CRTK's conventions. */
final class SurgicalCommands {
    static final String ARM = "/PSM1";

    private SurgicalCommands() {}

    /** A stop comes before all else, the operator's foot before what the hand does. A stop is a stop, whoever presses it. */
    static void listen(CommandInbox<SurgicalCommand> inbox) {
        inbox.listen("/e_stop", "std_msgs/Bool", m -> new SurgicalCommand.EmergencyStop(m.flag("data")));
        inbox.listen(
                ARM + "/state_command",
                "crtk_msgs/StringStamped",
                m -> new SurgicalCommand.State(m.text("string")),
                SurgicalCommand.Foreign::new);
        inbox.listen(
                "/console/operator_present",
                "std_msgs/Bool",
                m -> new SurgicalCommand.OperatorPresent(m.flag("data")),
                SurgicalCommand.Foreign::new);
        inbox.listen(
                "/dialogue/heard",
                "std_msgs/String",
                m -> new SurgicalCommand.Hear(m.text("data")),
                SurgicalCommand.Foreign::new);
        inbox.listen(
                ARM + "/move_cp",
                "geometry_msgs/PoseStamped",
                m -> new SurgicalCommand.Move(position(m)),
                SurgicalCommand.Foreign::new);
        inbox.listen(
                ARM + "/jaw/move_jp",
                "sensor_msgs/JointState",
                m -> new SurgicalCommand.Jaw(jaw(m.numbers("position"))),
                SurgicalCommand.Foreign::new);
        inbox.listen(
                ARM + "/servo_cp",
                "geometry_msgs/PoseStamped",
                m -> new SurgicalCommand.Servo(position(m)),
                SurgicalCommand.Foreign::new);
    }

    private static Point3 position(Message message) {
        String frame = message.text("header.frame_id");
        if (!frame.equals("map") && !frame.equals("/map")) {
            throw new IllegalArgumentException("poses are in the frame 'map', got '" + frame + "'");
        }
        Point3 at = new Point3(
                message.number("pose.position.x"),
                message.number("pose.position.y"),
                message.number("pose.position.z"));
        if (!at.isFinite()) {
            throw new IllegalArgumentException("a pose needs finite numbers");
        }
        return at;
    }

    private static double jaw(double[] position) {
        if (position.length != 1 || !Double.isFinite(position[0])) {
            throw new IllegalArgumentException("the jaw is one joint, got " + position.length + " positions");
        }
        return position[0];
    }
}
