package org.robograde.robots.units.contract;

import java.util.List;
import java.util.function.Function;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageSchema;

/** As {@link ContractMessages}, for ROS 2: a byte has no sign, a text ends at its zero byte, and std_msgs has no time. */
final class Ros2Primitives {
    private Ros2Primitives() {}

    static List<Message> all(Function<String, MessageSchema> schemas) {
        return List.of(
                data(schemas, "Bool", true),
                data(schemas, "Byte", 255),
                data(schemas, "Char", 255),
                data(schemas, "Int8", -128),
                data(schemas, "UInt8", 255),
                data(schemas, "Int16", Short.MIN_VALUE),
                data(schemas, "UInt16", 65_535),
                data(schemas, "Int32", Integer.MIN_VALUE),
                data(schemas, "UInt32", 4_294_967_295L),
                data(schemas, "Int64", Long.MIN_VALUE),
                data(schemas, "UInt64", -1L),
                data(schemas, "Float32", Float.MIN_VALUE),
                data(schemas, "Float64", -Double.MAX_VALUE),
                data(schemas, "String", "grüezi 你好 🤖\n end"),
                data(schemas, "Int16MultiArray", new long[] {Short.MIN_VALUE, -1, 0, Short.MAX_VALUE}),
                data(schemas, "Float64MultiArray", new double[] {0.1, -0.0, Double.POSITIVE_INFINITY}));
    }

    private static Message data(Function<String, MessageSchema> schemas, String name, Object value) {
        return schemas.apply("std_msgs/" + name).newMessage().set("data", value).build();
    }
}
