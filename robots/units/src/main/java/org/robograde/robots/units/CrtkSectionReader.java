package org.robograde.robots.units;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.robograde.robots.units.UnitInterface.Direction;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlFields;

/** Reads a profile's section {@code crtk}: an arm and its hand controller, as CRTK names their topics. */
final class CrtkSectionReader {
    private static final Pattern NAMESPACE = Pattern.compile("/[A-Za-z][A-Za-z0-9_]*(/[A-Za-z][A-Za-z0-9_]*)*");
    private static final NumberRange RATE_HZ = new NumberRange(1, 10_000, "Hz");
    private static final NumberRange SCALE = new NumberRange(0.01, 10, "");
    private static final NumberRange METERS = new NumberRange(-10, 10, "m");
    private static final NumberRange SHARE = new NumberRange(-1, 1, "");
    private static final String POSE = "geometry_msgs/PoseStamped";
    private static final String JOINTS = "sensor_msgs/JointState";

    private final Issues issues;
    private final Map<String, UnitInterface> interfaces = new TreeMap<>();

    CrtkSectionReader(Issues issues) {
        this.issues = issues;
    }

    /** By role. */
    Map<String, UnitInterface> interfaces(YamlFields fields) {
        double rate = fields.number("rateHz", RATE_HZ, 0);
        String arm = namespace(fields, "arm");
        from(SurgicalRole.TOOL_POSE, arm + "/measured_cp", POSE, rate);
        from(SurgicalRole.TOOL_SETPOINT, arm + "/setpoint_cp", POSE, rate);
        from(SurgicalRole.JOINT_STATES, arm + "/measured_js", JOINTS, rate);
        from(SurgicalRole.OPERATING_STATE, arm + "/operating_state", "crtk_msgs/operating_state", 0);
        to(SurgicalRole.STATE_COMMAND, arm + "/state_command", "crtk_msgs/StringStamped");
        to(SurgicalRole.SERVO, arm + "/servo_cp", POSE);
        if (fields.flag("moves", true)) to(SurgicalRole.MOVE, arm + "/move_cp", POSE);
        if (fields.flag("jaw", true)) {
            from(SurgicalRole.JAW_STATES, arm + "/jaw/measured_js", JOINTS, rate);
            to(SurgicalRole.JAW_COMMAND, arm + "/jaw/move_jp", JOINTS);
        }
        from(SurgicalRole.MASTER_POSE, namespace(fields, "master") + "/measured_cp", POSE, rate);
        to(SurgicalRole.OPERATOR_PRESENT, namespace(fields, "operatorPresent"), "std_msgs/Bool");
        arm(fields);
        fields.finish();
        return interfaces;
    }

    /** The figures of the arm. */
    SurgicalArm arm(YamlFields fields) {
        double scale = fields.number("motionScale", SCALE);
        SurgicalArm unknown = new SurgicalArm(scale, Double.NaN, Double.NaN, Double.NaN, 0, 0, 1);
        return fields.optionalFields("remoteCentre")
                .map(centre -> {
                    SurgicalArm arm = new SurgicalArm(
                            scale,
                            centre.number("x", METERS),
                            centre.number("y", METERS),
                            centre.number("z", METERS),
                            centre.number("shaftX", SHARE, 0),
                            centre.number("shaftY", SHARE, 0),
                            centre.number("shaftZ", SHARE, 1));
                    centre.finish();
                    return arm;
                })
                .orElse(unknown);
    }

    private String namespace(YamlFields fields, String key) {
        String name = fields.text(key);
        if (!name.isEmpty() && !NAMESPACE.matcher(name).matches())
            issues.error(
                    "bad-topic",
                    fields.where(key),
                    "\"" + name + "\" is not a full topic name",
                    "start with \"/\"; letters, digits, \"_\" and \"/\"");
        return name;
    }

    private void from(String role, String topic, String type, double rateHz) {
        interfaces.put(role, new UnitInterface(role, topic, type, Direction.FROM_UNIT, rateHz, true));
    }

    private void to(String role, String topic, String type) {
        interfaces.put(role, new UnitInterface(role, topic, type, Direction.TO_UNIT, 0, true));
    }
}
