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

    /** Empty if it is not packed, or cannot be unpacked: then it is kept as it is. */
    static Optional<ByteBuffer> unpack(ByteBuffer payload) {
        if (payload.remaining() < 8
                || payload.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt() != ZSTD_MAGIC) {
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
