package org.robograde.grader.metrics.trial;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Steps through a ROS 1 payload whose layout is known, without building objects for what nobody asks. Every method may
 * throw {@link BufferUnderflowException} when the payload is shorter than it claims.
 */
final class WireReader {
    private final ByteBuffer in;

    WireReader(ByteBuffer payload) {
        in = payload.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    double float64() {
        return in.getDouble();
    }

    /** A number that must be one. */
    double finite64() {
        double value = in.getDouble();
        if (!Double.isFinite(value)) {
            throw new UnreadableMessageException("a number is " + value);
        }
        return value;
    }

    float float32() {
        return in.getFloat();
    }

    int int8() {
        return in.get();
    }

    boolean bool() {
        return in.get() != 0;
    }

    /** The length of an array whose elements take at least {@code leastBytes} each. */
    int count(int leastBytes) {
        long count = Integer.toUnsignedLong(in.getInt());
        if (count * leastBytes > in.remaining()) {
            throw new BufferUnderflowException();
        }
        return (int) count;
    }

    void skip(int bytes) {
        if (bytes > in.remaining()) {
            throw new BufferUnderflowException();
        }
        in.position(in.position() + bytes);
    }

    void skipText() {
        skip(count(1));
    }

    String text() {
        byte[] bytes = new byte[count(1)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** std_msgs/Header; returns the stamp in nanoseconds and leaves the frame for {@link #text()}. */
    long headerStamp() {
        skip(4);
        long seconds = Integer.toUnsignedLong(in.getInt());
        long nanos = Integer.toUnsignedLong(in.getInt());
        return seconds * 1_000_000_000L + nanos;
    }

    /** The heading of a quaternion about the vertical, radians in (-pi, pi]. */
    double headingRadians() {
        double x = finite64();
        double y = finite64();
        double z = finite64();
        double w = finite64();
        return StrictMath.atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z));
    }
}
