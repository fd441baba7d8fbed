package org.robograde.agent.evidence.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/** Hashes stretches of one file, for whoever holds its segments against what is stated of them. */
public final class SegmentHash {
    private static final int STEP = 256 << 10;

    private final FileBytes file;
    private final Map<ChainHash, ChainHash.Hasher> hashers = new EnumMap<>(ChainHash.class);

    public SegmentHash(FileBytes file) {
        this.file = file;
    }

    /** Hash of the bytes from one offset to another, lower-case hex. */
    public String of(ChainHash algorithm, long from, long to) throws IOException {
        ChainHash.Hasher hasher = hashers.computeIfAbsent(algorithm, ChainHash::hasher);
        feed(file, from, to, hasher);
        return HexFormat.of().formatHex(hasher.digest());
    }

    static void feed(FileBytes file, long from, long to, ChainHash.Hasher hasher) throws IOException {
        for (long at = from; at < to; ) {
            int step = (int) Math.min(to - at, STEP);
            ByteBuffer view = file.view(at, step);
            hasher.update(view.array(), view.arrayOffset(), step);
            at += step;
        }
    }
}
