package org.robograde.robots.ros.bridge.rosbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.robograde.robots.messages.FieldSchema;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RosDuration;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.messages.WireEncoding;
import org.robograde.robots.ros.RosException;

/** Messages as rosbridge writes them in JSON: fields by name, arrays of uint8 as base64, a number that is none as null. */
final class JsonMessages {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonMessages() {}

    static ObjectNode write(Message message) {
        ObjectNode node = NODES.objectNode();
        MessageSchema schema = message.schema();
        for (FieldSchema field : schema.fields()) {
            node.set(field.name(), write(schema.encoding(), field, message.get(field.name())));
        }
        return node;
    }

    private static JsonNode write(WireEncoding encoding, FieldSchema field, Object value) {
        if (!field.isArray()) {
            return single(encoding, field, value);
        }
        if (value instanceof byte[] bytes && field.type().equals("uint8")) {
            return NODES.textNode(Base64.getEncoder().encodeToString(bytes));
        }
        ArrayNode array = NODES.arrayNode();
        if (value instanceof List<?> list) {
            list.forEach(each -> array.add(single(encoding, field, each)));
        } else {
            for (int i = 0; i < Array.getLength(value); i++) {
                Object each = Array.get(value, i);
                array.add(single(encoding, field, field.type().equals("bool") ? !each.equals((byte) 0) : each));
            }
        }
        return array;
    }

    private static JsonNode single(WireEncoding encoding, FieldSchema field, Object value) {
        boolean ros2 = encoding == WireEncoding.CDR;
        if (value instanceof Message nested) {
            return write(nested);
        }
        if (value instanceof RosTime time) {
            return parts(ros2, time.seconds(), time.nanoseconds());
        }
        if (value instanceof RosDuration duration) {
            return parts(ros2, duration.seconds(), duration.nanoseconds());
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof Number number) {
            if (field.type().startsWith("float")) {
                return NODES.numberNode(number.doubleValue());
            }
            return field.type().equals("uint64")
                    ? NODES.numberNode(new BigInteger(Long.toUnsignedString(number.longValue())))
                    : NODES.numberNode(number.longValue());
        }
        return NODES.textNode((String) value);
    }

    private static ObjectNode parts(boolean ros2, long seconds, int nanoseconds) {
        return NODES.objectNode().put(ros2 ? "sec" : "secs", seconds).put(ros2 ? "nanosec" : "nsecs", nanoseconds);
    }

    /** @throws RosException naming the field, if it is not a message of this schema */
    static Message read(MessageSchema schema, JsonNode node) {
        if (!node.isObject()) {
            throw new RosException("a " + schema.type() + " came as JSON that is no object");
        }
        Message.Builder message = schema.newMessage();
        for (FieldSchema field : schema.fields()) {
            JsonNode value = node.path(field.name());
            try {
                message.set(field.name(), read(field, value));
            } catch (IllegalArgumentException unfit) {
                throw new RosException(
                        "a message came as JSON that does not fit its type: " + unfit.getMessage(), unfit);
            }
        }
        return message.build();
    }

    private static Object read(FieldSchema field, JsonNode node) {
        if (!field.isArray()) {
            return value(field, node);
        }
        if (node.isTextual() && (field.type().equals("uint8") || field.type().equals("int8"))) {
            return Base64.getDecoder().decode(node.textValue());
        }
        if (!node.isArray()) {
            throw unfit(field, node);
        }
        int length = node.size();
        return switch (field.type()) {
            case "bool" -> {
                byte[] flags = new byte[length];
                for (int i = 0; i < length; i++) {
                    flags[i] = (byte) (flag(field, node.path(i)) ? 1 : 0);
                }
                yield flags;
            }
            case "float32", "float64" -> {
                double[] numbers = new double[length];
                for (int i = 0; i < length; i++) {
                    numbers[i] = number(field, node.path(i));
                }
                yield numbers;
            }
            case "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64" -> {
                long[] numbers = new long[length];
                for (int i = 0; i < length; i++) {
                    numbers[i] = integer(field, node.path(i));
                }
                yield numbers;
            }
            default -> {
                List<Object> values = new ArrayList<>(length);
                node.forEach(each -> values.add(value(field, each)));
                yield values;
            }
        };
    }

    private static Object value(FieldSchema field, JsonNode node) {
        if (field.nested().isPresent()) {
            return read(field.nested().get(), node);
        }
        return switch (field.type()) {
            case "bool" -> flag(field, node);
            case "float32", "float64" -> number(field, node);
            case "string", "wstring" -> {
                if (!node.isTextual()) {
                    throw unfit(field, node);
                }
                yield node.textValue();
            }
            case "time" -> new RosTime(part(field, node, "sec"), (int) part(field, node, "nanosec"));
            case "duration" -> new RosDuration((int) part(field, node, "sec"), (int) part(field, node, "nanosec"));
            default -> integer(field, node);
        };
    }

    /** Named {@code secs}, {@code nsecs} by ROS 1 and {@code sec}, {@code nanosec} by ROS 2. */
    private static long part(FieldSchema field, JsonNode node, String ros2Name) {
        JsonNode part = node.path(ros2Name);
        if (part.isMissingNode()) {
            part = node.path(ros2Name.equals("sec") ? "secs" : "nsecs");
        }
        if (!part.isIntegralNumber() || !part.canConvertToLong()) {
            throw unfit(field, node);
        }
        long value = part.longValue();
        boolean nanos = ros2Name.equals("nanosec");
        if (value < (nanos ? 0 : Integer.MIN_VALUE) || value > (nanos ? 999_999_999 : 0xFFFF_FFFFL)) {
            throw unfit(field, node);
        }
        if (field.type().equals("duration") && value != (int) value) {
            throw unfit(field, node);
        }
        return value;
    }

    private static boolean flag(FieldSchema field, JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return integer(field, node) != 0;
    }

    private static double number(FieldSchema field, JsonNode node) {
        if (node.isNull()) {
            return Double.NaN;
        }
        if (!node.isNumber()) {
            throw unfit(field, node);
        }
        return node.doubleValue();
    }

    private static long integer(FieldSchema field, JsonNode node) {
        if (node.isIntegralNumber()) {
            if (node.canConvertToLong()) {
                return node.longValue();
            }
            BigInteger large = node.bigIntegerValue();
            if (field.type().equals("uint64") && large.signum() > 0 && large.bitLength() <= Long.SIZE) {
                return large.longValue();
            }
        }
        throw unfit(field, node);
    }

    private static IllegalArgumentException unfit(FieldSchema field, JsonNode node) {
        return new IllegalArgumentException(field.name() + " is " + field.type() + (field.isArray() ? "[]" : "")
                + " and cannot be " + (node.isMissingNode() ? "left out" : "a JSON " + node.getNodeType()));
    }
}
