package org.robograde.agent.evidence.mcap;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The chunk being filled: its message records, their index per channel, and its time span. It has its buffers twice, so
 * that one chunk may still be hashed while the next is filled.
 */
final class ChunkBuilder {
    private final int capacity;
    private RecordBytes records;
    private RecordBytes recordsBefore = new RecordBytes(0);
    private RecordBytes indexRecords = new RecordBytes(0);
    private RecordBytes indexRecordsBefore = new RecordBytes(0);
    /** By channel id, which is small and dense: this is looked up for every message. */
    private ChannelIndex[] index = new ChannelIndex[0];

    private long firstLogTime;
    private long lastLogTime;
    private long openedAtNanos;
    private long latestNanos;
    private int messages;

    ChunkBuilder(int capacity) {
        this.capacity = capacity;
        records = new RecordBytes(kept());
    }

    void add(int channelId, long sequence, long logTime, long publishTime, ByteBuffer payload, long monotonicNanos) {
        if (messages == 0) {
            openedAtNanos = monotonicNanos;
            firstLogTime = logTime;
            lastLogTime = logTime;
        }
        indexOf(channelId).add(logTime, records.length());
        RecordEncoder.message(records, channelId, sequence, logTime, publishTime, payload);
        firstLogTime = Math.min(firstLogTime, logTime);
        lastLogTime = Math.max(lastLogTime, logTime);
        latestNanos = monotonicNanos;
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

    /** Monotonic clock when its last message came. */
    long latestNanos() {
        return latestNanos;
    }

    RecordBytes records() {
        return records;
    }

    /** Room for the index as it stands in the file. */
    RecordBytes indexRecords() {
        return indexRecords;
    }

    /** Of each channel that has a message in the chunk. */
    SortedMap<Integer, ChannelIndex> index() {
        SortedMap<Integer, ChannelIndex> used = new TreeMap<>();
        for (int id = 0; id < index.length; id++) {
            if (index[id].length() > 0) {
                used.put(id, index[id]);
            }
        }
        return used;
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

    /** Begins the next chunk; the bytes of this one stay as they are until the call after this. */
    void clear() {
        RecordBytes full = records;
        records = recordsBefore;
        recordsBefore = full;
        records.clear(kept());
        RecordBytes fullIndex = indexRecords;
        indexRecords = indexRecordsBefore;
        indexRecordsBefore = fullIndex;
        indexRecords.clear(kept());
        for (ChannelIndex entries : index) {
            entries.clear();
        }
        messages = 0;
    }

    /** A chunk is full with the message that crosses the line, so a little more is kept. */
    private int kept() {
        return capacity + (capacity >> 3);
    }

    private ChannelIndex indexOf(int channelId) {
        if (channelId >= index.length) {
            int before = index.length;
            index = Arrays.copyOf(index, channelId + 8);
            Arrays.setAll(index, id -> id < before ? index[id] : new ChannelIndex());
        }
        return index[channelId];
    }

    /** Log time and offset of each message of one channel, alternating. */
    static final class ChannelIndex {
        private long[] timesAndOffsets = new long[8];
        private int count;

        void add(long logTime, long offset) {
            if (count == timesAndOffsets.length) {
                timesAndOffsets = Arrays.copyOf(timesAndOffsets, count * 2);
            }
            timesAndOffsets[count++] = logTime;
            timesAndOffsets[count++] = offset;
        }

        void clear() {
            count = 0;
        }

        long[] timesAndOffsets() {
            return timesAndOffsets;
        }

        int length() {
            return count;
        }
    }
}
