package org.robograde.agent.evidence.mcap;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Unpacks to exactly a declared size, without ever believing the declaration with memory. */
public final class BoundedUnpacking {
    /** No chunk may unpack to more than this; the largest seen in real recordings is below 100 MiB. */
    public static final long UNPACKED_MAX = 512L << 20;

    /** Up to this size the declared size is believed and allocated at once. */
    static final int BELIEVED = 16 << 20;

    private BoundedUnpacking() {}

    /** @throws McapException if no chunk can have this size */
    static void check(long declaredSize) {
        if (declaredSize < 0 || declaredSize > UNPACKED_MAX) {
            throw new McapException("a chunk declares " + Long.toUnsignedString(declaredSize)
                    + " unpacked bytes; the limit is " + UNPACKED_MAX);
        }
    }

    /**
     * Reads the stream to its end and closes it. The output grows with what really comes out, so a few bytes that declare
     * gigabytes cost nothing, and output beyond the declared size ends the work.
     *
     * @throws McapException if the content has another size than declared
     */
    public static byte[] drain(InputStream in, long declaredSize) throws IOException {
        check(declaredSize);
        int declared = (int) declaredSize;
        try (in) {
            byte[] out = new byte[Math.min(declared, BELIEVED)];
            int size = 0;
            while (true) {
                if (size == out.length && size < declared) {
                    out = Arrays.copyOf(out, (int) Math.min(declared, 2L * out.length));
                }
                // One byte more than declared is asked for, so that too long a content is noticed.
                int read = size < declared ? in.read(out, size, out.length - size) : in.read() < 0 ? -1 : 1;
                if (read < 0) {
                    return sized(out, size, declared);
                }
                size += read;
                if (size > declared) {
                    throw new McapException("a chunk unpacks to more than the declared " + declared + " bytes");
                }
            }
        }
    }

    static byte[] sized(byte[] out, long size, int declaredSize) {
        if (size != declaredSize || out.length != declaredSize) {
            throw new McapException("a chunk unpacks to " + size + " bytes but declares " + declaredSize);
        }
        return out;
    }
}
