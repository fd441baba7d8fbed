package org.robograde.agent.evidence.mcap;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A chunk a cursor is reading from: its wanted messages in order, and how far it has come. Ordered by its next message. */
final class OpenChunk implements Comparable<OpenChunk> {
    private final ChunkRef ref;
    private final FileIndex index;
    private final int[] order;
    private Optional<LoadedChunk> loaded;
    private int next;

    // The next message's sort key, kept apart so that an unloaded chunk can still be compared.
    private long logTime;
    private String topic = "";
    private long sequence;
    private int channelId;

    OpenChunk(ChunkRef ref, LoadedChunk chunk, FileIndex index, Optional<Set<Integer>> wanted) {
        this.ref = ref;
        this.index = index;
        loaded = Optional.of(chunk);
        int[] messages = IntStream.range(0, chunk.count())
                .filter(i -> index.channels.containsKey(chunk.channelId(i)))
                .filter(i -> wanted.isEmpty() || wanted.get().contains(chunk.channelId(i)))
                .toArray();
        order = sorted(messages, chunk);
        if (hasMessages()) {
            readKey(chunk);
        }
    }

    private int[] sorted(int[] messages, LoadedChunk chunk) {
        Comparator<Integer> byOrder = Comparator.<Integer>comparingLong(chunk::logTime)
                .thenComparing(i -> topicOf(chunk.channelId(i)))
                .thenComparingLong(chunk::sequence)
                .thenComparingInt(chunk::channelId);
        for (int i = 1; i < messages.length; i++) {
            if (chunk.logTime(messages[i - 1]) >= chunk.logTime(messages[i])) {
                return Arrays.stream(messages)
                        .boxed()
                        .sorted(byOrder)
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
        return messages;
    }

    boolean hasMessages() {
        return next < order.length;
    }

    /** Index, in the loaded chunk, of the next message. */
    int position() {
        return order[next];
    }

    long logTime() {
        return logTime;
    }

    ChunkRef ref() {
        return ref;
    }

    Optional<LoadedChunk> loaded() {
        return loaded;
    }

    void reload(LoadedChunk chunk) {
        loaded = Optional.of(chunk);
    }

    /** Lets the content go and returns how many bytes that frees. */
    int unload() {
        int bytes = loaded.map(LoadedChunk::sizeInBytes).orElse(0);
        loaded = Optional.empty();
        return bytes;
    }

    /** Steps on; the chunk must be loaded. Returns false at its end. */
    boolean advance() {
        next++;
        if (hasMessages()) {
            readKey(loaded.orElseThrow());
        }
        return hasMessages();
    }

    private void readKey(LoadedChunk chunk) {
        int i = order[next];
        logTime = chunk.logTime(i);
        channelId = chunk.channelId(i);
        topic = topicOf(channelId);
        sequence = chunk.sequence(i);
    }

    private String topicOf(int id) {
        return Objects.requireNonNull(index.channels.get(id)).topic();
    }

    @Override
    public int compareTo(OpenChunk other) {
        int byTime = Long.compare(logTime, other.logTime);
        if (byTime != 0) {
            return byTime;
        }
        int byTopic = topic.compareTo(other.topic);
        if (byTopic != 0) {
            return byTopic;
        }
        int bySequence = Long.compare(sequence, other.sequence);
        return bySequence != 0 ? bySequence : Integer.compare(channelId, other.channelId);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
