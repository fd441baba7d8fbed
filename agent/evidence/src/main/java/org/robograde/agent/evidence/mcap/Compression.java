package org.robograde.agent.evidence.mcap;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/** How a chunk's records are packed: the three forms the MCAP registry names. */
public enum Compression {
    NONE(""),
    /** The LZ4 <em>frame</em> format, not bare blocks. */
    LZ4("lz4"),
    ZSTD("zstd");

    private static final int LZ4_BLOCKS_INDEPENDENT = 0x20;

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

    /**
     * Packs into {@code out}, which must have room for {@link #bound}.
     *
     * @param level of zstd; the others have none
     * @return bytes used of {@code out}
     */
    int pack(byte[] records, int length, byte[] out, int level) {
        return switch (this) {
            case NONE -> {
                System.arraycopy(records, 0, out, 0, length);
                yield length;
            }
            case ZSTD -> packZstd(records, length, out, level);
            case LZ4 -> packLz4(records, length, out);
        };
    }

    /** What packing can come to in the worst case. */
    static int bound(int length) {
        return (int) Math.min(Integer.MAX_VALUE - 16, Math.max(Zstd.compressBound(length), length + length / 64L + 64));
    }

    /**
     * Unpacks to exactly the declared size, as {@link BoundedUnpacking} does.
     *
     * @throws McapException if the bytes are damaged or their size is not the declared one
     */
    public byte[] unpack(byte[] packed, int from, int count, long declaredSize) {
        BoundedUnpacking.check(declaredSize);
        try {
            return switch (this) {
                case NONE -> unpackNone(packed, from, count, declaredSize);
                case ZSTD ->
                    declaredSize <= BoundedUnpacking.BELIEVED
                            ? unpackZstdAtOnce(packed, from, count, (int) declaredSize)
                            : BoundedUnpacking.drain(
                                    new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(packed, from, count)),
                                    declaredSize);
                case LZ4 -> BoundedUnpacking.drain(lz4Frames(packed, from, count), declaredSize);
            };
        } catch (IOException | RuntimeException e) {
            if (e instanceof McapException known) {
                throw known;
            }
            throw new McapException("a chunk's " + label + " data cannot be unpacked: " + e.getMessage(), e);
        }
    }

    /** As {@link #unpack}, but what is not packed is not copied either: then it is a view of {@code packed}. */
    ByteBuffer unpackInPlace(byte[] packed, int from, int count, long declaredSize) {
        if (this == NONE && count == declaredSize) {
            BoundedUnpacking.check(declaredSize);
            return ByteBuffer.wrap(packed, from, count);
        }
        return ByteBuffer.wrap(unpack(packed, from, count, declaredSize));
    }

    private static int packZstd(byte[] records, int length, byte[] out, int level) {
        long size = Zstd.compressByteArray(out, 0, out.length, records, 0, length, level);
        if (Zstd.isError(size)) {
            throw new IllegalStateException("zstd refused to pack " + length + " bytes: " + Zstd.getErrorName(size));
        }
        return (int) size;
    }

    private static int packLz4(byte[] records, int length, byte[] out) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(length / 2 + 64);
        try (LZ4FrameOutputStream frames = new LZ4FrameOutputStream(packed)) {
            frames.write(records, 0, length);
        } catch (IOException e) {
            throw new IllegalStateException("lz4 refused to pack " + length + " bytes", e);
        }
        System.arraycopy(packed.toByteArray(), 0, out, 0, packed.size());
        return packed.size();
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
        return BoundedUnpacking.sized(out, size, declaredSize);
    }

    /**
     * Many writers link the blocks of a frame, which the fast decoder cannot follow; the pure Java one can. Which of the
     * two is needed stands in the frame's fifth byte.
     */
    private static InputStream lz4Frames(byte[] packed, int from, int count) throws IOException {
        InputStream in = new ByteArrayInputStream(packed, from, count);
        boolean linked = count > 4 && (packed[from + 4] & LZ4_BLOCKS_INDEPENDENT) == 0;
        return linked ? new FramedLZ4CompressorInputStream(in, true) : new LZ4FrameInputStream(in);
    }
}
