package org.robograde.agent.vision.feed;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.robograde.agent.vision.document.VisionInputException;

/**
 * An AVI file with Motion-JPEG video, read chunk by chunk (RIFF, Microsoft 1992): memory holds one frame, whatever the file claims. Sound and
 * index are passed over.
 */
public final class AviFile {
    private static final int FRAME_BYTES_MAX = 64 << 20;
    private static final int DEPTH_MAX = 4;

    private final Path file;
    private final FrameTaker taker;
    private long microsPerFrame;
    private long frames;

    private AviFile(Path file, FrameTaker taker) {
        this.file = file;
        this.taker = taker;
    }

    /** Takes the frames in their order. */
    public interface FrameTaker {
        /** @param microsPerFrame as the file's header states it */
        void take(long index, long microsPerFrame, byte[] jpeg);
    }

    /**
     * Reads the whole file.
     *
     * @return how many frames there are
     * @throws VisionInputException if it is no AVI file, its video is no Motion-JPEG, or it is damaged; frames before are taken
     */
    public static long read(Path file, FrameTaker taker) {
        AviFile avi = new AviFile(file, taker);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < 12) {
                throw new VisionInputException(file + ": not an AVI file");
            }
            ByteBuffer head = part(channel, 0, 12);
            if (!fourCc(head, 0).equals("RIFF") || !fourCc(head, 8).equals("AVI ")) {
                throw new VisionInputException(file + ": not an AVI file");
            }
            long end = Math.min(channel.size(), 8 + Integer.toUnsignedLong(head.getInt(4)));
            avi.list(channel, 12, end, 0);
        } catch (EOFException e) {
            throw new VisionInputException(file + ": cut off within a chunk, after " + avi.frames + " whole frames");
        } catch (IOException e) {
            throw new VisionInputException(file + ": cannot be read: " + e.getMessage());
        }
        return avi.frames;
    }

    private void list(FileChannel channel, long from, long to, int depth) throws IOException {
        if (depth > DEPTH_MAX) {
            throw new VisionInputException(file + ": lists nested deeper than " + DEPTH_MAX);
        }
        long at = from;
        while (at + 8 <= to) {
            ByteBuffer head = part(channel, at, 8);
            String id = fourCc(head, 0);
            long size = Integer.toUnsignedLong(head.getInt(4));
            if (at + 8 + size > channel.size()) {
                throw new EOFException();
            }
            if (id.equals("LIST") && size >= 4) {
                list(channel, at + 12, at + 8 + size, depth + 1);
            } else {
                chunk(channel, id, at + 8, size);
            }
            at += 8 + size + size % 2;
        }
    }

    private void chunk(FileChannel channel, String id, long at, long size) throws IOException {
        if (id.equals("avih") && size >= 4) {
            microsPerFrame = Integer.toUnsignedLong(part(channel, at, 4).getInt(0));
        } else if (id.equals("strh") && size >= 8) {
            ByteBuffer stream = part(channel, at, 8);
            String codec = fourCc(stream, 4);
            if (fourCc(stream, 0).equals("vids") && !codec.equalsIgnoreCase("MJPG")) {
                throw new VisionInputException(file + ": its video is " + codec.strip() + ", only MJPG is read");
            }
        } else if (id.length() == 4 && (id.endsWith("dc") || id.endsWith("db")) && size > 0) {
            if (size > FRAME_BYTES_MAX) {
                throw new VisionInputException(file + ": frame " + frames + " claims " + size + " bytes, at most "
                        + FRAME_BYTES_MAX + " are read");
            }
            if (microsPerFrame <= 0 || microsPerFrame > 60_000_000) {
                throw new VisionInputException(
                        file + ": states " + microsPerFrame + " microseconds a frame, which is no frame rate");
            }
            taker.take(frames, microsPerFrame, part(channel, at, (int) size).array());
            frames++;
        }
    }

    private static ByteBuffer part(FileChannel channel, long at, int size) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (part.hasRemaining()) {
            if (channel.read(part, at + part.position()) < 0) {
                throw new EOFException();
            }
        }
        return part;
    }

    private static String fourCc(ByteBuffer bytes, int at) {
        byte[] code = new byte[4];
        bytes.get(at, code);
        return new String(code, StandardCharsets.ISO_8859_1);
    }
}
