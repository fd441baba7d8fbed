package org.robograde.robots.messages;

/** The two spellings of a type name: {@code std_msgs/String} in ROS 1, {@code std_msgs/msg/String} in ROS 2. */
public final class TypeNames {
    private TypeNames() {}

    /** {@code std_msgs/msg/String} as {@code std_msgs/String}; a name that is no ROS 2 name stays as it is. */
    public static String ros1(String type) {
        int first = type.indexOf('/');
        int last = type.lastIndexOf('/');
        return isRos2(type) ? type.substring(0, first) + type.substring(last) : type;
    }

    /** {@code std_msgs/String} as {@code std_msgs/msg/String}; a name that has a middle part stays as it is. */
    public static String ros2(String type) {
        return ros2(type, "msg");
    }

    /** @param kind {@code msg}, {@code srv} or {@code action} */
    public static String ros2(String type, String kind) {
        int slash = type.indexOf('/');
        return slash < 0 || slash != type.lastIndexOf('/')
                ? type
                : type.substring(0, slash) + "/" + kind + type.substring(slash);
    }

    /** Whether it has the middle part by which ROS 2 tells messages, services and actions apart. */
    public static boolean isRos2(String type) {
        return type.indexOf('/') != type.lastIndexOf('/');
    }

    /** Whether both name the same type, each in either spelling. */
    public static boolean same(String one, String other) {
        return ros1(one).equals(ros1(other));
    }
}
