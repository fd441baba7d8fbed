package org.robograde.robots.messages;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/** The built-in types of a definition as single values. */
enum Primitive implements ValueType {
    BOOL(1),
    INT8(1),
    UINT8(1),
    INT16(2),
    UINT16(2),
    INT32(4),
    UINT32(4),
    INT64(8),
    UINT64(8),
    FLOAT32(4),
    FLOAT64(8),
    STRING(4),
    TIME(8),
    DURATION(8),
    /** ROS 2 text of UTF-16 units. */
    WSTRING(4),
    /** ROS 2 time, whose seconds are signed. */
    SIGNED_TIME(8);

    private static final long UINT32_MAX = 0xFFFF_FFFFL;

    private final int minimumBytes;

    Primitive(int minimumBytes) {
        this.minimumBytes = minimumBytes;
    }

    /** By the name used in a definition; {@code byte} is {@code int8} and {@code char} is {@code uint8} in ROS 1. */
    static Optional<Primitive> named(String written) {
        return Optional.ofNullable(
                switch (written) {
                    case "bool" -> BOOL;
                    case "int8", "byte" -> INT8;
                    case "uint8", "char" -> UINT8;
                    case "int16" -> INT16;
                    case "uint16" -> UINT16;
                    case "int32" -> INT32;
                    case "uint32" -> UINT32;
                    case "int64" -> INT64;
                    case "uint64" -> UINT64;
                    case "float32" -> FLOAT32;
                    case "float64" -> FLOAT64;
                    case "string" -> STRING;
                    case "time" -> TIME;
                    case "duration" -> DURATION;
                    default -> null;
                });
    }

    /** By the name used in a definition of that language, or by {@link #typeName()}. */
    static Optional<Primitive> named(WireEncoding encoding, String written) {
        if (encoding == WireEncoding.ROS1) {
            return named(written);
        }
        return switch (written) {
            case "byte" -> Optional.of(UINT8);
            case "wstring" -> Optional.of(WSTRING);
            case "time" -> Optional.of(SIGNED_TIME);
            default -> named(written);
        };
    }

    @Override
    public String typeName() {
        return this == SIGNED_TIME ? "time" : name().toLowerCase(Locale.ROOT);
    }

    boolean isText() {
        return this == STRING || this == WSTRING;
    }

    boolean isInteger() {
        return this != BOOL && compareTo(FLOAT32) < 0;
    }

    @Override
    public Object empty() {
        return switch (this) {
            case BOOL -> false;
            case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64 -> 0L;
            case FLOAT32, FLOAT64 -> 0.0;
            case STRING, WSTRING -> "";
            case TIME, SIGNED_TIME -> RosTime.ZERO;
            case DURATION -> new RosDuration(0, 0);
        };
    }

    @Override
    public Object accept(Object given) {
        return switch (this) {
            case BOOL -> {
                if (given instanceof Boolean) yield given;
                throw refuse(given);
            }
            case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64 -> {
                if (given instanceof Long
                        || given instanceof Integer
                        || given instanceof Short
                        || given instanceof Byte) {
                    yield inRange(((Number) given).longValue());
                }
                throw refuse(given);
            }
            case FLOAT32 -> {
                if (given instanceof Number number) yield (double) number.floatValue();
                throw refuse(given);
            }
            case FLOAT64 -> {
                if (given instanceof Number number) yield number.doubleValue();
                throw refuse(given);
            }
            case STRING, WSTRING -> {
                if (given instanceof String) yield given;
                throw refuse(given);
            }
            case TIME -> {
                if (given instanceof RosTime time && time.seconds() >= 0 && time.seconds() <= UINT32_MAX) yield given;
                throw refuse(given);
            }
            case SIGNED_TIME -> {
                if (given instanceof RosTime time && time.seconds() == (int) time.seconds()) yield given;
                throw refuse(given);
            }
            case DURATION -> {
                if (given instanceof RosDuration) yield given;
                throw refuse(given);
            }
        };
    }

    /** The value itself if this integer type holds it; uint64 takes any bits. */
    long inRange(long value) {
        boolean fits = switch (this) {
            case INT8 -> value == (byte) value;
            case UINT8 -> value >= 0 && value <= 0xFF;
            case INT16 -> value == (short) value;
            case UINT16 -> value >= 0 && value <= 0xFFFF;
            case INT32 -> value == (int) value;
            case UINT32 -> value >= 0 && value <= UINT32_MAX;
            case INT64, UINT64 -> true;
            default -> false;
        };
        if (!fits) {
            throw refuse(value);
        }
        return value;
    }

    @Override
    public Object read(WireReader in) {
        return switch (this) {
            case BOOL -> in.number(1).get() != 0;
            case FLOAT32 -> (double) in.number(4).getFloat();
            case FLOAT64 -> in.number(8).getDouble();
            case STRING -> in.text();
            case WSTRING -> in.wideText();
            case TIME ->
                new RosTime(
                        Integer.toUnsignedLong(in.number(4).getInt()),
                        in.number(4).getInt());
            case SIGNED_TIME -> new RosTime(in.number(4).getInt(), in.number(4).getInt());
            case DURATION -> new RosDuration(in.number(4).getInt(), in.number(4).getInt());
            default -> readInteger(in.number(minimumBytes));
        };
    }

    long readInteger(ByteBuffer bytes) {
        return switch (this) {
            case INT8 -> bytes.get();
            case UINT8 -> Byte.toUnsignedLong(bytes.get());
            case INT16 -> bytes.getShort();
            case UINT16 -> Short.toUnsignedLong(bytes.getShort());
            case INT32 -> bytes.getInt();
            case UINT32 -> Integer.toUnsignedLong(bytes.getInt());
            case INT64, UINT64 -> bytes.getLong();
            default -> throw new IllegalStateException(typeName() + " is not an integer type");
        };
    }

    @Override
    public void write(WireWriter out, Object value) {
        switch (this) {
            case BOOL -> out.number(1).put((byte) ((Boolean) value ? 1 : 0));
            case FLOAT32 -> out.number(4).putFloat(((Double) value).floatValue());
            case FLOAT64 -> out.number(8).putDouble((Double) value);
            case STRING -> out.text((String) value);
            case WSTRING -> out.wideText((String) value);
            case TIME, SIGNED_TIME -> {
                RosTime time = (RosTime) value;
                out.number(4).putInt((int) time.seconds());
                out.number(4).putInt(time.nanoseconds());
            }
            case DURATION -> {
                RosDuration duration = (RosDuration) value;
                out.number(4).putInt(duration.seconds());
                out.number(4).putInt(duration.nanoseconds());
            }
            default -> writeInteger(out.number(minimumBytes), (Long) value);
        }
    }

    void writeInteger(ByteBuffer bytes, long value) {
        switch (minimumBytes) {
            case 1 -> bytes.put((byte) value);
            case 2 -> bytes.putShort((short) value);
            case 4 -> bytes.putInt((int) value);
            default -> bytes.putLong(value);
        }
    }

    @Override
    public int minimumBytes() {
        return minimumBytes;
    }
}
