package org.robograde.agent.evidence.mcap;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The chunk being filled: its message records, their index per channel, and its time span. */
final class ChunkBuilder {
    private final RecordBytes records;
    private final int capacity;
    private final SortedMap<Integer, ChannelIndex> index = new TreeMap<>();
    private long firstLogTime;
    private long lastLogTime;
    private long openedAtNanos;
    private int messages;

    ChunkBuilder(int capacity) {
        this.capacity = capacity;
        records = new RecordBytes(capacity + (capacity >> 3));
    }

    void add(int channelId, long sequence, long logTime, long publishTime, ByteBuffer payload, long monotonicNanos) {
        if (messages == 0) {
            openedAtNanos = monotonicNanos;
            firstLogTime = logTime;
            lastLogTime = logTime;
        }
        index.computeIfAbsent(channelId, id -> new ChannelIndex()).add(logTime, records.length());
        RecordEncoder.message(records, channelId, sequence, logTime, publishTime, payload);
        firstLogTime = Math.min(firstLogTime, logTime);
        lastLogTime = Math.max(lastLogTime, logTime);
        messages++;
    }

    boolean isEmpty() {
        return messages == 0;
    }

    boolean isFull() {
        return records.length() >= capacity;
    }

    /** Monotonic clock when its first message came. */
    long openedAtNanos() {
        return openedAtNanos;
    }

    RecordBytes records() {
        return records;
    }

    SortedMap<Integer, ChannelIndex> index() {
        return index;
    }

    long firstLogTime() {
        return firstLogTime;
    }

    long lastLogTime() {
        return lastLogTime;
    }

    int messages() {
        return messages;
    }

    void clear() {
        records.clear(capacity + (capacity >> 3));
        index.clear();
        messages = 0;
    }

    /** Log time and offset of each message of one channel, alternating. */
    static final class ChannelIndex {
        private long[] timesAndOffsets = new long[32];
        private int count;

        void add(long logTime, long offset) {
            if (count == timesAndOffsets.length) {
                timesAndOffsets = Arrays.copyOf(timesAndOffsets, count * 2);
            }
            timesAndOffsets[count++] = logTime;
            timesAndOffsets[count++] = offset;
        }

        long[] timesAndOffsets() {
            return timesAndOffsets;
        }

        int length() {
            return count;
        }
    }
}
