package org.robograde.agent.evidence.mcap;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Where a batch of messages is in a file, before it is loaded: a chunk record, or a run of message records that a writer
 * put straight into the data section.
 *
 * @param number from 1, in the order of the file
 * @param offset of the chunk record, or of the run's first record
 * @param length of the whole record or run
 * @param run whether this is a run of bare records
 * @param firstLogTime earliest log time in it
 * @param lastLogTime latest log time in it
 * @param messageIndexOffsets where the message index of each channel is; empty if not known, then any channel may be in it
 */
record ChunkRef(
        int number,
        long offset,
        long length,
        boolean run,
        long firstLogTime,
        long lastLogTime,
        SortedMap<Integer, Long> messageIndexOffsets) {

    /** False only if it is certain that none of these channels is in it. */
    boolean mayHold(Optional<Set<Integer>> channelIds) {
        return messageIndexOffsets.isEmpty()
                || channelIds.isEmpty()
                || !Collections.disjoint(messageIndexOffsets.keySet(), channelIds.get());
    }

    String describe() {
        return (run ? "records" : "chunk " + number) + " at byte " + offset;
    }
}
