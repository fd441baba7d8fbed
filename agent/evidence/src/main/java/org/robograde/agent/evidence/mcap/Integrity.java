package org.robograde.agent.evidence.mcap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * What no chunk's checksum covers: channels, schemas and metadata between the chunks, bare messages, lengths and record
 * kinds. The hash chain covers them in our files, the checksum of the data section in others that have one.
 */
final class Integrity {
    private static final int STEP = 1 << 18;

    /** Offset of a chunk's checksum in its record. */
    private static final int CHUNK_CRC_AT = Opcode.PREFIX_BYTES + 8 + 8 + 8;

    private final FileBytes file;
    private final FileIndex index;

    Integrity(FileBytes file, FileIndex index) {
        this.file = file;
        this.index = index;
    }

    /** @param known what is stated already: damage that is known to be there needs no further proof */
    List<Gap> gaps(List<Gap> known) throws IOException {
        List<Gap> gaps = new ArrayList<>(chain());
        if (gaps.isEmpty() && known.isEmpty() && index.dataCrc != 0 && !dataHolds()) {
            boolean messagesHold = index.fromSummary && index.summaryChecked && chunksWithoutChecksum() == 0;
            gaps.add(
                    messagesHold
                            ? gap(
                                    index.firstLogTime,
                                    index.firstLogTime,
                                    "the checksum of the data section does not hold; all messages do, so something"
                                            + " between the chunks was changed",
                                    "checksum of the data section")
                            : gap(
                                    index.firstLogTime,
                                    index.lastLogTime,
                                    "the checksum of the data section does not hold; which messages changed is not known",
                                    "checksum of the data section"));
        }
        return gaps;
    }

    /** One sentence for each kind of content whose change nobody could notice. */
    List<String> unchecked() throws IOException {
        List<String> unchecked = new ArrayList<>();
        int without = chunksWithoutChecksum();
        long chunks = index.chunks.stream().filter(chunk -> !chunk.run()).count();
        boolean dataCovered = index.dataCrc != 0 || !index.links.isEmpty();
        if (without > 0 && !dataCovered) {
            unchecked.add(without + " of " + chunks
                    + " chunks have no checksum: whether their messages are as they were" + " recorded cannot be told");
        }
        if (index.fromSummary && !index.summaryChecked) {
            unchecked.add(
                    "the summary has no checksum: whether its channels, schemas and counts are as they were written"
                            + " cannot be told");
        }
        if (!dataCovered) {
            unchecked.add("the data section has no checksum: whether what stands outside of the chunks is as it was"
                    + " written cannot be told");
        }
        return unchecked;
    }

    private int chunksWithoutChecksum() throws IOException {
        int without = 0;
        for (ChunkRef chunk : index.chunks) {
            if (!chunk.run() && chunk.length() >= CHUNK_CRC_AT + 4) {
                byte[] crc = file.copy(chunk.offset() + CHUNK_CRC_AT, 4);
                without += (crc[0] | crc[1] | crc[2] | crc[3]) == 0 ? 1 : 0;
            }
        }
        return without;
    }

    /** Hashes each segment anew and holds it against the link that the recorder wrote behind it. */
    private List<Gap> chain() throws IOException {
        List<Gap> gaps = new ArrayList<>();
        SegmentHash hashes = new SegmentHash(file);
        String previous = HashChain.START;
        int number = 0;
        long from = 0;
        for (Segment link : index.links) {
            if (link.endOffset() <= from || link.endOffset() > file.size()) {
                continue;
            }
            boolean follows = link.number() == number + 1;
            String hash = follows ? hashes.of(link.algorithm(), from, link.endOffset()) : "";
            boolean holds = hash.equals(link.hash())
                    && HashChain.linkAfter(previous, hash).equals(link.link());
            if (!holds && !anyIn(index.damageOffsets, from, link.endOffset())) {
                // What is defined there holds to the end of the file, and so does the doubt.
                boolean defines = anyIn(index.definitionOffsets, from, link.endOffset());
                long last = defines ? Math.max(index.lastLogTime, link.lastNanos()) : link.lastNanos();
                gaps.add(gap(
                        link.firstNanos(),
                        Math.max(link.firstNanos(), last),
                        "bytes " + from + " to " + link.endOffset() + " are not those the recorder wrote"
                                + (follows ? "" : ", or links between them are missing")
                                + (defines ? "; channels are defined there" : ""),
                        "hash chain in the file"));
            }
            previous = isHash(link.link()) ? link.link() : HashChain.START;
            number = link.number();
            from = link.endOffset();
        }
        return gaps;
    }

    private static boolean isHash(String text) {
        return text.length() == 64 && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    }

    private static boolean anyIn(List<Long> offsets, long from, long to) {
        return offsets.stream().anyMatch(at -> at >= from && at < to);
    }

    /** Whether the data section is what its checksum says. */
    boolean dataHolds() throws IOException {
        CRC32 crc = new CRC32();
        for (long at = 0; at < index.dataEnd; ) {
            int step = (int) Math.min(index.dataEnd - at, STEP);
            crc.update(file.view(at, step));
            at += step;
        }
        return (int) crc.getValue() == index.dataCrc;
    }

    private static Gap gap(long from, long to, String reason, String knownBy) {
        return new Gap(Map.of(), from, to, reason, knownBy);
    }
}
