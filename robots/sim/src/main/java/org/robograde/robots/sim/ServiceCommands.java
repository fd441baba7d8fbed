package org.robograde.robots.sim;

import org.robograde.robots.messages.Message;
import org.robograde.robots.sim.granted.CommandInbox;
import org.robograde.robots.sim.unit.BaseSpeed;
import org.robograde.robots.sim.unit.Goal;

/** How a service unit's commands are read from the messages that units of its kind take. */
final class ServiceCommands {
    private ServiceCommands() {}

    /** A stop comes before all else, an order before its goal. */
    static void listen(CommandInbox<Command> inbox) {
        inbox.listen("/e_stop", "std_msgs/Bool", m -> new Command.EmergencyStop(m.flag("data")), Command.Foreign::new);
        inbox.listen("/move_base/cancel", "actionlib_msgs/GoalID", ServiceCommands::cancel, Command.Foreign::new);
        inbox.listen("/dialogue/heard", "std_msgs/String", m -> new Command.Hear(m.text("data")), Command.Foreign::new);
        inbox.listen(
                "/move_base/goal", "move_base_msgs/MoveBaseActionGoal", ServiceCommands::goal, Command.Foreign::new);
        inbox.listen("/teleop/cmd_vel", "geometry_msgs/Twist", ServiceCommands::steer, Command.Foreign::new);
    }

    /** The base takes speeds from whoever sends them; the unit's own controller is such a one. */
    static void listenAtBase(CommandInbox<Command> inbox) {
        inbox.listen("/cmd_vel", "geometry_msgs/Twist", ServiceCommands::steer, Command.Foreign::new);
    }

    private static Command cancel(Message message) {
        return new Command.CancelGoals(message.text("id"), message.time("stamp").toNanos());
    }

    private static Command goal(Message message) {
        String frame = message.text("goal.target_pose.header.frame_id");
        if (!frame.equals("map") && !frame.equals("/map")) {
            throw new IllegalArgumentException("goals are in the frame 'map', got '" + frame + "'");
        }
        long stamp = message.time("goal_id.stamp").toNanos();
        String given = message.text("goal_id.id");
        // An action server names a goal that came without a name after itself and the time.
        String id = given.isEmpty()
                ? "/service_unit-" + message.time("header.stamp").toNanos()
                : given;
        return new Command.TakeGoal(new Goal(id, stamp, Poses.read(message, "goal.target_pose.pose")));
    }

    private static Command steer(Message message) {
        BaseSpeed speed = new BaseSpeed(message.number("linear.x"), message.number("angular.z"));
        if (!Double.isFinite(speed.linear()) || !Double.isFinite(speed.angular())) {
            throw new IllegalArgumentException("speeds must be finite numbers");
        }
        return new Command.Steer(speed);
    }
}
