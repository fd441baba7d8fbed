package org.robograde.agent.evidence.bag;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.robograde.agent.evidence.mcap.BoundedUnpacking;
import org.robograde.agent.evidence.mcap.FileBytes;

/** The last chunk of a bag whose recorder died: its header still says that it is empty, and its packed data is cut. */
final class UnfinishedChunk {
    private static final int STEP = 64 << 10;

    /** Gets the records one by one. */
    interface Taker {
        void take(RecordHeader header, ByteBuffer content);
    }

    private UnfinishedChunk() {}

    static boolean is(BagRecord record) {
        return record.dataLength() == 0 && record.header().u32("size") == 0;
    }

    /** Reads as far as whole records go, and says what ended it. */
    static String read(FileBytes file, BagRecord record, long end, Taker taker) throws IOException {
        String compression = record.header().text("compression");
        long budget = BoundedUnpacking.UNPACKED_MAX;
        try (InputStream packed = new Stretch(file, record.end(), end);
                DataInputStream records = new DataInputStream(unpacked(compression, packed))) {
            while (true) {
                byte[] header;
                byte[] content;
                try {
                    header = sized(records, budget);
                    content = sized(records, budget - header.length);
                } catch (EOFException e) {
                    return "its " + compression + " data ends in the middle of a record";
                } catch (IOException | RuntimeException e) {
                    return "its " + compression + " data cannot be unpacked further (" + e.getMessage() + ")";
                }
                budget -= header.length + content.length + 8L;
                taker.take(
                        RecordHeader.parse(ByteBuffer.wrap(header)),
                        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
            }
        } catch (BagException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static InputStream unpacked(String compression, InputStream packed) throws IOException {
        return switch (compression) {
            case "bz2" -> new BZip2CompressorInputStream(new BufferedInputStream(packed, STEP));
            case "lz4" -> new FramedLZ4CompressorInputStream(new BufferedInputStream(packed, STEP));
            default -> throw new BagException("compression '" + compression + "' is not known");
        };
    }

    /** Grows with what really comes out, never with what a length says. */
    private static byte[] sized(DataInputStream in, long most) throws IOException {
        long length = Integer.reverseBytes(in.readInt()) & 0xFFFFFFFFL;
        if (length > most) {
            throw new BagException("a record of " + length + " bytes cannot be");
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    /** A stretch of the file as a stream. */
    private static final class Stretch extends InputStream {
        private final FileBytes file;
        private final long end;
        private long at;

        Stretch(FileBytes file, long from, long end) {
            this.file = file;
            this.at = from;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            return at < end ? file.view(at++, 1).get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at >= end && length > 0) {
                return -1;
            }
            int step = (int) Math.min(Math.min(length, STEP), end - at);
            file.view(at, step).get(into, offset, step);
            at += step;
            return step;
        }
    }
}
