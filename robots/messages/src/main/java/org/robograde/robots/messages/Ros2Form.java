package org.robograde.robots.messages;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ROS 2 form of a ROS 1 type, derived by the rules by which the ROS packages were carried over: {@code package/msg/Name}, {@code
 * Header} without {@code seq}, {@code time} and {@code duration} as {@code builtin_interfaces}, field names in lower case. Where a ROS 2
 * system states its own definition, that one counts; this is for what we say first, and for what a recording leaves out.
 */
public final class Ros2Form {
    /** Types whose ROS 2 definition says something else than the rules give, or that ROS 2 gave up; see the test against the ROS 2 definitions. */
    private static final Set<String> OTHERWISE = Set.of(
            "rosgraph_msgs/Log",
            "rosgraph_msgs/TopicStatistics",
            "sensor_msgs/Range",
            "std_msgs/Duration",
            "std_msgs/Time",
            "visualization_msgs/ImageMarker",
            "visualization_msgs/InteractiveMarker",
            "visualization_msgs/InteractiveMarkerControl",
            "visualization_msgs/InteractiveMarkerInit",
            "visualization_msgs/InteractiveMarkerUpdate",
            "visualization_msgs/Marker",
            "visualization_msgs/MarkerArray",
            "visualization_msgs/MenuEntry");

    private Ros2Form() {}

    /** Whether the rules are known to give something else than ROS 2 has. */
    static boolean differs(String ros1Type) {
        return OTHERWISE.contains(ros1Type);
    }

    /** @throws DefinitionException never for a type that is valid in ROS 1 */
    public static MessageSchema of(MessageSchema ros1) {
        return named(TypeNames.ros2(ros1.type()), ros1);
    }

    /** Request and response as ROS 2 names them: {@code package/srv/Name_Request}. */
    public static ServiceSchema of(ServiceSchema ros1) {
        String type = TypeNames.ros2(ros1.type(), "srv");
        MessageSchema request = named(type + "_Request", ros1.request());
        MessageSchema response = named(type + "_Response", ros1.response());
        return new ServiceSchema(type, "", request, response);
    }

    private static MessageSchema named(String type, MessageSchema ros1) {
        Map<String, Definition> parts = ros1.dependencies().values().stream()
                .collect(Collectors.toMap(part -> TypeNames.ros2(part.type()), Ros2Form::definition));
        return new SchemaAssembly(parts, absent -> Optional.empty())
                .assemble(Ros2DefinitionParser.parse(type, text(ros1)));
    }

    private static Definition definition(MessageSchema ros1) {
        return Ros2DefinitionParser.parse(TypeNames.ros2(ros1.type()), text(ros1));
    }

    private static String text(MessageSchema ros1) {
        StringBuilder text = new StringBuilder();
        for (ConstantSchema constant : ros1.constants()) {
            text.append(constant.type())
                    .append(' ')
                    .append(constant.name())
                    .append('=')
                    .append(constant.value() instanceof String quoted ? quote(quoted) : constant.text())
                    .append('\n');
        }
        for (int i = 0; i < ros1.fields().size(); i++) {
            FieldSchema field = ros1.fields().get(i);
            if (!ros1.type().equals("std_msgs/Header") || !field.name().equals("seq")) {
                text.append(typeText(ros1, i))
                        .append(' ')
                        .append(fieldName(field.name()))
                        .append('\n');
            }
        }
        return text.toString();
    }

    static String fieldName(String ros1) {
        return ros1.toLowerCase(Locale.ROOT);
    }

    /** As written, so that {@code byte} and {@code char} keep their names, whose meaning differs. */
    private static String typeText(MessageSchema ros1, int field) {
        Definition.Declaration declared = ros1.definition().declarations().get(field);
        String written = declared.writtenType();
        String brackets = written.indexOf('[') < 0 ? "" : written.substring(written.indexOf('['));
        return switch (declared.baseType()) {
                    case "time" -> "builtin_interfaces/Time";
                    case "duration" -> "builtin_interfaces/Duration";
                    default -> declared.baseType();
                }
                + brackets;
    }

    private static String quote(String text) {
        return text.contains("'") ? '"' + text.replace("\"", "\\\"") + '"' : "'" + text + "'";
    }
}
