package org.robograde.robots.ros.tcpros;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;

/** Frames come out as they went in, however the bytes are cut into reads, and a stated length alone takes little memory. */
class FrameReaderFuzzTest {
    private static final int LARGEST = 100_000;

    static Stream<byte[]> seeds() {
        return Stream.of(
                new byte[] {3, 0, 0, 0, 0, 2, 0, 0, 0, 7, 8},
                new byte[] {1, 5, 0, 0, 0, 1, 2},
                new byte[] {7, -96, -122, 1, 0, 1, 2},
                new byte[] {0, -95, -122, 1, 0, 1, 2},
                new byte[] {0, -1, -1, -1, -1},
                new byte[] {9, 1, 0});
    }

    /** The first byte is the most bytes that one read brings. */
    @MethodSource("seeds")
    @FuzzTest
    void frames_are_what_was_sent(byte[] input) throws Exception {
        if (input.length < 1) {
            return;
        }
        byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
        List<byte[]> expected = wholeFrames(bytes);
        Allocation.within(500_000 + 200L * input.length, () -> {
            List<byte[]> read = new ArrayList<>();
            FrameReader in = new FrameReader(new Trickle(bytes, 1 + (input[0] & 0xFF)));
            boolean ended = false;
            try {
                for (byte[] frame = in.next(LARGEST); frame != null; frame = in.next(LARGEST)) {
                    read.add(frame);
                }
                ended = true;
            } catch (IOException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            assertThat(read).hasSameSizeAs(expected);
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i)).isEqualTo(expected.get(i));
            }
            int framed = expected.stream().mapToInt(frame -> 4 + frame.length).sum();
            assertThat(ended).isEqualTo(framed == bytes.length);
            return read;
        });
    }

    private static List<byte[]> wholeFrames(byte[] bytes) {
        List<byte[]> frames = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= 4) {
            long length = Integer.toUnsignedLong(in.getInt());
            if (length > LARGEST || length > in.remaining()) {
                break;
            }
            byte[] frame = new byte[(int) length];
            in.get(frame);
            frames.add(frame);
        }
        return frames;
    }

    /** Gives few bytes at a time, as a slow network does. */
    private static final class Trickle extends ByteArrayInputStream {
        private final int atOnce;

        Trickle(byte[] bytes, int atOnce) {
            super(bytes);
            this.atOnce = atOnce;
        }

        @Override
        public synchronized int read(byte[] into, int from, int count) {
            return super.read(into, from, Math.min(count, atOnce));
        }
    }
}
