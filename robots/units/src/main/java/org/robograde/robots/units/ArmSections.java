package org.robograde.robots.units;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.robograde.robots.units.UnitInterface.Direction;
import org.robograde.robots.units.yaml.YamlFields;

/** The sections of an arm's profile that stand for several topics each: {@code task}, {@code trajectory}, {@code gripper}. */
final class ArmSections {
    /** actionlib's server publishes its status at 5 Hz unless told otherwise. */
    private static final double STATUS_HZ = 5;

    /**
     * A section and what it implies.
     *
     * @param convention the word that the maker confirms
     * @param roles of goal, cancel, status and result, in this order
     */
    private record Section(String convention, String type, List<String> roles) {}

    private static final Map<String, Section> ALL = Map.of(
            "task",
            new Section(
                    "arm_task",
                    "robograde_msgs/ArmTask",
                    List.of(Role.GOAL, Role.GOAL_CANCEL, Role.GOAL_STATUS, Role.GOAL_RESULT)),
            "trajectory",
            new Section(
                    "follow_joint_trajectory",
                    "control_msgs/FollowJointTrajectory",
                    List.of(
                            ArmRoles.TRAJECTORY_GOAL,
                            ArmRoles.TRAJECTORY_CANCEL,
                            ArmRoles.TRAJECTORY_STATUS,
                            ArmRoles.TRAJECTORY_RESULT)),
            "gripper",
            new Section(
                    "gripper_command",
                    "control_msgs/GripperCommand",
                    List.of(
                            ArmRoles.GRIPPER_GOAL,
                            ArmRoles.GRIPPER_CANCEL,
                            ArmRoles.GRIPPER_STATUS,
                            ArmRoles.GRIPPER_RESULT)));

    private ArmSections() {}

    static List<String> names() {
        return List.of("task", "trajectory", "gripper");
    }

    /**
     * Reads one section.
     *
     * @param baseTopic the section's base topic, already checked
     * @param put takes each topic that it implies
     */
    static void read(String name, YamlFields fields, String baseTopic, BiConsumer<String, UnitInterface> put) {
        Section section = ALL.get(name);
        if (section == null) throw new IllegalStateException("no section " + name);
        fields.choice("convention", Map.of(section.convention(), section.convention()));
        fields.finish();
        put(section, 0, baseTopic + "/goal", section.type() + "ActionGoal", Direction.TO_UNIT, 0, put);
        put(section, 1, baseTopic + "/cancel", "actionlib_msgs/GoalID", Direction.TO_UNIT, 0, put);
        put(section, 2, baseTopic + "/status", "actionlib_msgs/GoalStatusArray", Direction.FROM_UNIT, STATUS_HZ, put);
        put(section, 3, baseTopic + "/result", section.type() + "ActionResult", Direction.FROM_UNIT, 0, put);
    }

    private static void put(
            Section section,
            int role,
            String topic,
            String type,
            Direction direction,
            double rateHz,
            BiConsumer<String, UnitInterface> put) {
        String name = section.roles().get(role);
        put.accept(name, new UnitInterface(name, topic, type, direction, rateHz, true));
    }
}
