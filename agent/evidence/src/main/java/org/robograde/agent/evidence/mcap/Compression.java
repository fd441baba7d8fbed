package org.robograde.agent.evidence.mcap;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;

/** How a chunk's records are packed: the three forms the MCAP registry names. */
public enum Compression {
    NONE(""),
    /** The LZ4 <em>frame</em> format, not bare blocks. */
    LZ4("lz4"),
    ZSTD("zstd");

    /** No chunk may unpack to more than this; the largest seen in real recordings is below 100 MiB. */
    static final long UNPACKED_MAX = 512L << 20;

    /** Up to this size the declared size is believed and allocated at once. */
    private static final int BELIEVED = 16 << 20;

    private final String label;

    Compression(String label) {
        this.label = label;
    }

    /** The name in the file. */
    public String label() {
        return label;
    }

    /** @throws McapException if the file names a compression the registry does not */
    public static Compression of(String label) {
        return Arrays.stream(values())
                .filter(value -> value.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new McapException("unknown chunk compression '" + label + "'"));
    }

    /** @param level of zstd; the others have none */
    byte[] pack(byte[] records, int length, int level) {
        return switch (this) {
            case NONE -> Arrays.copyOf(records, length);
            case ZSTD -> packZstd(records, length, level);
            case LZ4 -> packLz4(records, length);
        };
    }

    /**
     * Unpacks to exactly the declared size. The output grows with what really comes out, so a few bytes that declare
     * gigabytes cost nothing, and output beyond the declared size ends the work.
     *
     * @throws McapException if the bytes are damaged or their size is not the declared one
     */
    byte[] unpack(byte[] packed, int from, int count, long declaredSize) {
        if (declaredSize < 0 || declaredSize > UNPACKED_MAX) {
            throw new McapException("a chunk declares " + Long.toUnsignedString(declaredSize)
                    + " unpacked bytes; the limit is " + UNPACKED_MAX);
        }
        try {
            return switch (this) {
                case NONE -> unpackNone(packed, from, count, declaredSize);
                case ZSTD ->
                    declaredSize <= BELIEVED
                            ? unpackZstdAtOnce(packed, from, count, (int) declaredSize)
                            : drain(new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(packed, from, count)), (int)
                                    declaredSize);
                case LZ4 ->
                    drain(new LZ4FrameInputStream(new ByteArrayInputStream(packed, from, count)), (int) declaredSize);
            };
        } catch (IOException | RuntimeException e) {
            if (e instanceof McapException known) {
                throw known;
            }
            throw new McapException("a chunk's " + label + " data cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static byte[] packZstd(byte[] records, int length, int level) {
        byte[] out = new byte[(int) Zstd.compressBound(length)];
        long size = Zstd.compressByteArray(out, 0, out.length, records, 0, length, level);
        if (Zstd.isError(size)) {
            throw new IllegalStateException("zstd refused to pack " + length + " bytes: " + Zstd.getErrorName(size));
        }
        return Arrays.copyOf(out, (int) size);
    }

    private static byte[] packLz4(byte[] records, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length / 2 + 64);
        try (LZ4FrameOutputStream frames = new LZ4FrameOutputStream(out)) {
            frames.write(records, 0, length);
        } catch (IOException e) {
            throw new IllegalStateException("lz4 refused to pack " + length + " bytes", e);
        }
        return out.toByteArray();
    }

    private static byte[] unpackNone(byte[] packed, int from, int count, long declaredSize) {
        if (count != declaredSize) {
            throw new McapException("an unpacked chunk holds " + count + " bytes but declares " + declaredSize);
        }
        return from == 0 && count == packed.length ? packed : Arrays.copyOfRange(packed, from, from + count);
    }

    private static byte[] unpackZstdAtOnce(byte[] packed, int from, int count, int declaredSize) {
        byte[] out = new byte[declaredSize];
        long size = Zstd.decompressByteArray(out, 0, declaredSize, packed, from, count);
        if (Zstd.isError(size)) {
            throw new McapException("a chunk's zstd data cannot be unpacked: " + Zstd.getErrorName(size));
        }
        return sized(out, size, declaredSize);
    }

    private static byte[] drain(InputStream in, int declaredSize) throws IOException {
        try (in) {
            byte[] out = new byte[Math.min(declaredSize, BELIEVED)];
            int size = 0;
            while (true) {
                if (size == out.length && size < declaredSize) {
                    out = Arrays.copyOf(out, (int) Math.min(declaredSize, 2L * out.length));
                }
                // One byte more than declared is asked for, so that too long a content is noticed.
                int read = size < declaredSize ? in.read(out, size, out.length - size) : in.read() < 0 ? -1 : 1;
                if (read < 0) {
                    return sized(out, size, declaredSize);
                }
                size += read;
                if (size > declaredSize) {
                    throw new McapException("a chunk unpacks to more than the declared " + declaredSize + " bytes");
                }
            }
        }
    }

    private static byte[] sized(byte[] out, long size, int declaredSize) {
        if (size != declaredSize || out.length != declaredSize) {
            throw new McapException("a chunk unpacks to " + size + " bytes but declares " + declaredSize);
        }
        return out;
    }
}
