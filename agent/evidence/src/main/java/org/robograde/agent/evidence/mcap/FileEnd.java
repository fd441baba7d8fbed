package org.robograde.agent.evidence.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/** Tells records that end a file from others that look like them. */
final class FileEnd {
    private static final Set<Integer> IN_A_SUMMARY = Set.of(
            Opcode.SCHEMA,
            Opcode.CHANNEL,
            Opcode.STATISTICS,
            Opcode.CHUNK_INDEX,
            Opcode.ATTACHMENT_INDEX,
            Opcode.METADATA_INDEX,
            Opcode.SUMMARY_OFFSET,
            Opcode.FOOTER);

    private FileEnd() {}

    /** Whether what stands here is of a summary, as far as the file goes. */
    static boolean summaryFollows(FileBytes file, long at) throws IOException {
        long left = file.size() - at;
        if (left < Opcode.PREFIX_BYTES) {
            // Cut here: nothing contradicts it.
            return true;
        }
        ByteBuffer next = file.view(at, Opcode.PREFIX_BYTES);
        int opcode = next.get() & 0xFF;
        // Private kinds of records are allowed everywhere.
        return IN_A_SUMMARY.contains(opcode) || opcode >= 0x80;
    }

    /** Whether a footer here would end the file, or would if its last bytes were not cut off. */
    static boolean isFooter(FileBytes file, long at, long length) {
        return length == Opcode.FOOTER_BYTES
                && at + Opcode.PREFIX_BYTES + length + Opcode.magic().length >= file.size();
    }
}
