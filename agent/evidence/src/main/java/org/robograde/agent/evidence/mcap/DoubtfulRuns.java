package org.robograde.agent.evidence.mcap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Messages outside of chunks in a file that has chunks. A turned bit makes a message index look like a message, and nothing
 * in it would tell; so they count only where the file's own checksum vouches for them.
 */
final class DoubtfulRuns {
    private DoubtfulRuns() {}

    /** Takes them out of the index and states that. */
    static void drop(FileBytes file, FileIndex index) throws IOException {
        List<ChunkRef> runs = index.chunks.stream().filter(ChunkRef::run).toList();
        // Our recorder never writes any; others may.
        boolean ours = !index.links.isEmpty();
        boolean mixed = runs.size() < index.chunks.size() || !index.damageOffsets.isEmpty();
        if (runs.isEmpty() || !(ours || (mixed && index.dataCrc != 0 && !new Integrity(file, index).dataHolds()))) {
            return;
        }
        List<ChunkRef> kept = new ArrayList<>(index.chunks);
        kept.removeAll(runs);
        index.chunks.clear();
        for (ChunkRef chunk : kept) {
            index.span(chunk.firstLogTime(), chunk.lastLogTime());
            index.chunks.add(chunk);
        }
        for (ChunkRef run : runs) {
            forget(file, run, index);
            index.damageOffsets.add(run.offset());
            index.gaps.add(new Gap(
                    Map.of(),
                    index.firstLogTime,
                    index.lastLogTime,
                    "what looks like messages at byte " + run.offset() + ", outside of the chunks, is left out: no"
                            + " checksum vouches for it",
                    "structure of the file"));
        }
    }

    private static void forget(FileBytes file, ChunkRef run, FileIndex index) throws IOException {
        LoadedChunk messages = LoadedChunk.load(file, run, definition -> {});
        for (int i = 0; i < messages.count(); i++) {
            index.messagesPerChannel.computeIfPresent(
                    messages.channelId(i), (channel, count) -> count == 1 ? null : Long.valueOf(count - 1));
        }
    }
}
