package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.robograde.agent.evidence.mcap.FileBytes;
import org.robograde.agent.evidence.mcap.Segment;
import org.robograde.agent.evidence.mcap.SegmentHash;

/** Holds an MCAP file against the sealed segments of its hash chain, without trusting anything inside the file. */
final class ChainInspection {
    private static final double NANOS_PER_SECOND = 1e9;

    private ChainInspection() {}

    static void inspect(Path path, SealedFile sealed, Consumer<SealCheck.Finding> findings) throws IOException {
        int broken = 0;
        try (FileBytes file = new FileBytes(path)) {
            SegmentHash hashes = new SegmentHash(file);
            long from = 0;
            for (Segment segment : sealed.segments()) {
                String place = place(sealed, segment, from);
                if (segment.endOffset() > file.size()) {
                    findings.accept(new SealCheck.Finding(
                            false, sealed.name(), "is cut at byte " + file.size() + ", in " + place));
                    return;
                }
                if (!hashes.of(segment.algorithm(), from, segment.endOffset()).equals(segment.hash())) {
                    findings.accept(new SealCheck.Finding(false, sealed.name(), "was changed in " + place));
                    broken++;
                }
                from = segment.endOffset();
            }
            if (file.size() > sealed.size()) {
                findings.accept(new SealCheck.Finding(
                        false, sealed.name(), "has " + (file.size() - sealed.size()) + " bytes more than were sealed"));
            } else if (broken == 0) {
                findings.accept(new SealCheck.Finding(
                        true,
                        sealed.name(),
                        "is what was sealed; chain of " + sealed.segments().size() + " segments holds"));
            }
        }
    }

    /** The segment in words: the chunk it ends with and that chunk's time span. */
    private static String place(SealedFile sealed, Segment segment, long from) {
        String bytes = " (bytes " + from + " to " + segment.endOffset() + ")";
        if (segment.number() == sealed.segments().size()) {
            return "its index at the end" + bytes;
        }
        return "chunk " + segment.number() + " of " + (sealed.segments().size() - 1) + ", "
                + seconds(segment.firstNanos()) + " s to " + seconds(segment.lastNanos()) + " s" + bytes;
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_SECOND);
    }
}
