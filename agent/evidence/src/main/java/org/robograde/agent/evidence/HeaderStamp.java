package org.robograde.agent.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The stamp of a message that begins with a std_msgs/Header, read from its first bytes without decoding the rest: when
 * its source says it was made.
 */
public enum HeaderStamp {
    /** ROS 1 wire form: sequence, seconds, nanoseconds. */
    ROS1(4, 12),
    /** CDR: four bytes of encapsulation, seconds, nanoseconds. */
    CDR(4, 12),
    NONE(0, 0);

    private static final Pattern HEADER_FIELD = Pattern.compile("(std_msgs/(msg/)?)?Header\\s+\\w+.*");
    private static final String SEPARATOR = "=====";

    private final int secondsAt;
    private final int needs;

    HeaderStamp(int secondsAt, int needs) {
        this.secondsAt = secondsAt;
        this.needs = needs;
    }

    /** Which of them a channel's messages carry, by the first field of its definition. */
    public static HeaderStamp of(String messageEncoding, String schemaEncoding, String definition) {
        if (!beginsWithHeader(definition)) {
            return NONE;
        }
        if (messageEncoding.equals("ros1") && schemaEncoding.equals("ros1msg")) {
            return ROS1;
        }
        return messageEncoding.equals("cdr") && schemaEncoding.equals("ros2msg") ? CDR : NONE;
    }

    /** Empty if there is none, or it is zero: then the source did not set it. */
    public OptionalLong nanos(ByteBuffer payload) {
        if (this == NONE || payload.remaining() < needs) {
            return OptionalLong.empty();
        }
        ByteBuffer in = payload.duplicate().order(order(payload));
        long seconds = in.getInt(payload.position() + secondsAt) & 0xFFFFFFFFL;
        long nanos = in.getInt(payload.position() + secondsAt + 4) & 0xFFFFFFFFL;
        return seconds == 0 && nanos == 0 ? OptionalLong.empty() : OptionalLong.of(seconds * 1_000_000_000L + nanos);
    }

    /** CDR says in its second byte which end comes first. */
    private ByteOrder order(ByteBuffer payload) {
        return this == CDR && (payload.get(payload.position() + 1) & 1) == 0
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN;
    }

    private static boolean beginsWithHeader(String definition) {
        for (String line : (Iterable<String>) definition.lines()::iterator) {
            String code = line.strip();
            if (code.startsWith(SEPARATOR)) {
                return false;
            }
            boolean constant = code.matches("[\\w/]+\\s+\\w+\\s*=.*");
            if (!code.isEmpty() && !code.startsWith("#") && !constant) {
                return HEADER_FIELD.matcher(code).matches();
            }
        }
        return false;
    }
}
