package org.robograde.agent.evidence.bag;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.robograde.agent.evidence.mcap.FileBytes;

/** Where one record of a bag is: its header, read, and the place of its data. */
record BagRecord(RecordHeader header, long dataOffset, long dataLength) {

    /** @throws BagException if its lengths cannot be */
    static BagRecord at(FileBytes file, long at, long end, int headerMax) throws IOException {
        RecordHeader header = header(file, at, end, headerMax);
        long dataAt = at + 4 + length(file, at, end);
        return new BagRecord(header, dataAt + 4, length(file, dataAt, end));
    }

    /** The header alone. */
    static RecordHeader header(FileBytes file, long at, long end, int headerMax) throws IOException {
        long headerLength = length(file, at, end);
        if (headerLength > headerMax) {
            throw new BagException("its header of " + headerLength + " bytes cannot be");
        }
        return RecordHeader.parse(ByteBuffer.wrap(file.copy(at + 4, headerLength)));
    }

    /** Whether index data is as long as the number of its entries asks for. */
    static boolean lengthHolds(FileBytes file, long at, long end, RecordHeader header) throws IOException {
        try {
            long stated = at(file, at, end, Integer.MAX_VALUE).dataLength();
            return stated == RecordBytes.INDEX_ENTRY * (header.u32("count") & 0xFFFFFFFFL);
        } catch (BagException e) {
            return false;
        }
    }

    /** A record inside an unpacked chunk. */
    static BagRecord at(ByteBuffer records, int at) {
        int headerLength = length(records, at);
        int dataAt = at + 4 + headerLength;
        int dataLength = length(records, dataAt);
        return new BagRecord(RecordHeader.parse(records.slice(at + 4, headerLength)), dataAt + 4, dataLength);
    }

    long end() {
        return dataOffset + dataLength;
    }

    private static long length(FileBytes file, long at, long end) throws IOException {
        if (at > end - 4) {
            throw new BagException("it is cut");
        }
        long length = file.view(at, 4).getInt() & 0xFFFFFFFFL;
        if (length > end - at - 4) {
            throw new BagException("it is " + (length - (end - at - 4)) + " bytes longer than what is left");
        }
        return length;
    }

    private static int length(ByteBuffer records, int at) {
        if (at > records.limit() - 4) {
            throw new BagException("a record in it is cut");
        }
        int length = records.getInt(at);
        if (length < 0 || length > records.limit() - at - 4) {
            throw new BagException("a record in it is longer than the chunk");
        }
        return length;
    }
}
