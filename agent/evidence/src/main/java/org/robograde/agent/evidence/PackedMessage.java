package org.robograde.agent.evidence;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.robograde.agent.evidence.mcap.Compression;
import org.robograde.agent.evidence.mcap.McapException;

/** A single message packed with zstd, told by its first four bytes, which no CDR message can begin with. */
final class PackedMessage {
    private static final int ZSTD_MAGIC = 0xFD2FB528;

    private PackedMessage() {}

    static boolean is(ByteBuffer payload) {
        return payload.remaining() >= 8
                && payload.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt() == ZSTD_MAGIC;
    }

    /** Empty if it cannot be unpacked. */
    static Optional<ByteBuffer> unpack(ByteBuffer payload) {
        if (!is(payload)) {
            return Optional.empty();
        }
        byte[] packed = new byte[payload.remaining()];
        payload.get(payload.position(), packed);
        try {
            long size = Zstd.getFrameContentSize(packed);
            return Optional.of(ByteBuffer.wrap(Compression.ZSTD.unpack(packed, 0, packed.length, size)));
        } catch (McapException e) {
            return Optional.empty();
        }
    }
}
