package org.robograde.agent.evidence.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Messages of one file in order of log time, then topic, then sequence, then channel. Chunks are loaded when their time
 * comes and dropped when they are used up, so memory holds only those that overlap; and of those only
 * {@link #LOADED_MAX} bytes, the rest is loaded again when needed.
 */
public final class MessageCursor implements Closeable {
    private static final long LOADED_MAX = 256L << 20;

    private final FileBytes file;
    private final FileIndex index;
    private final Optional<Set<Integer>> wanted;
    private final Deque<ChunkRef> pending = new ArrayDeque<>();
    private final PriorityQueue<OpenChunk> open = new PriorityQueue<>();
    private long loadedBytes;

    /** Only of chunks that hold something between two log times; their messages outside of it come too. */
    MessageCursor(Path path, FileIndex index, Optional<Set<Integer>> wanted, long fromNanos, long toNanos)
            throws IOException {
        this.index = index;
        this.wanted = wanted;
        List<ChunkRef> chunks = new ArrayList<>(index.chunks);
        chunks.removeIf(
                chunk -> !chunk.mayHold(wanted) || chunk.lastLogTime() < fromNanos || chunk.firstLogTime() > toNanos);
        chunks.sort(Comparator.comparingLong(ChunkRef::firstLogTime).thenComparingInt(ChunkRef::number));
        pending.addAll(chunks);
        file = new FileBytes(path);
    }

    /** The next message, or empty at the end. Chunks that cannot be read are left out: {@link McapFile#gaps} states them. */
    public Optional<McapRecord.Message> next() throws IOException {
        openDue();
        OpenChunk first = open.peek();
        if (first == null) {
            return Optional.empty();
        }
        McapRecord.Message message = load(first).message(first.position());
        if (open.size() == 1) {
            // Most chunks overlap with none, and then there is nothing to put in order.
            if (!first.advance()) {
                drop(open.remove());
            }
        } else {
            open.remove();
            if (first.advance()) {
                open.add(first);
            } else {
                drop(first);
            }
        }
        return Optional.of(message);
    }

    private void openDue() throws IOException {
        while (!pending.isEmpty()
                && (open.isEmpty()
                        || pending.peek().firstLogTime() <= open.peek().logTime())) {
            ChunkRef chunk = pending.remove();
            try {
                LoadedChunk loaded = LoadedChunk.load(file, chunk, definition -> {});
                makeRoom(loaded.sizeInBytes());
                OpenChunk entry = new OpenChunk(chunk, loaded, index, wanted);
                if (entry.hasMessages()) {
                    open.add(entry);
                    loadedBytes += loaded.sizeInBytes();
                }
            } catch (McapException e) {
                // stated by McapFile.gaps(), with its time span
            }
        }
    }

    private LoadedChunk load(OpenChunk chunk) throws IOException {
        Optional<LoadedChunk> there = chunk.loaded();
        if (there.isPresent()) {
            return there.get();
        }
        LoadedChunk again = LoadedChunk.load(file, chunk.ref(), definition -> {});
        makeRoom(again.sizeInBytes());
        loadedBytes += again.sizeInBytes();
        chunk.reload(again);
        return again;
    }

    private void drop(OpenChunk chunk) {
        loadedBytes -= chunk.unload();
    }

    /** Unloads the chunks whose next message is furthest away. */
    private void makeRoom(int bytes) {
        if (loadedBytes + bytes <= LOADED_MAX) {
            return;
        }
        List<OpenChunk> furthestFirst = new ArrayList<>(open);
        furthestFirst.sort(Comparator.reverseOrder());
        for (OpenChunk chunk : furthestFirst) {
            if (loadedBytes + bytes > LOADED_MAX) {
                drop(chunk);
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
