package org.robograde.agent.evidence.mcap;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Hashes a stream of bytes in segments, each linked to the one before: one pass, and a change shows where it is. */
public final class HashChain {
    /** What comes before the first link: 32 zero bytes. */
    public static final String START = "0".repeat(64);

    private final ChainHash algorithm;
    private final ChainHash.Hasher open;
    private final List<Segment> segments = new ArrayList<>();
    private String link = START;

    public HashChain(ChainHash algorithm) {
        this.algorithm = algorithm;
        this.open = algorithm.hasher();
    }

    /** Adds bytes of a file from one offset to another to the open segment. */
    public void update(FileBytes file, long from, long to) throws IOException {
        SegmentHash.feed(file, from, to, open);
    }

    public void update(byte[] bytes, int from, int count) {
        open.update(bytes, from, count);
    }

    /** Ends the segment at {@code endOffset} and links it. */
    public Segment close(long endOffset, long firstNanos, long lastNanos) {
        String hash = HexFormat.of().formatHex(open.digest());
        link = linkAfter(link, hash);
        Segment segment = new Segment(segments.size() + 1, endOffset, firstNanos, lastNanos, algorithm, hash, link);
        segments.add(segment);
        return segment;
    }

    public List<Segment> segments() {
        return List.copyOf(segments);
    }

    /** The last link: it depends on every byte so far. */
    public String tail() {
        return link;
    }

    /** The link that follows {@code previous} for a segment with this hash. */
    public static String linkAfter(String previous, String segmentHash) {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(previous));
        digest.update(HexFormat.of().parseHex(segmentHash));
        return HexFormat.of().formatHex(digest.digest());
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256; this one does not", e);
        }
    }
}
