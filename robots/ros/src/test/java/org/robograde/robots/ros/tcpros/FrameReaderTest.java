package org.robograde.robots.ros.tcpros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frames however the network cuts them up. */
class FrameReaderTest {
    private static final int LARGEST = 256 << 20;

    /** Gives what it has in pieces of random length, as a socket does. */
    private static final class Piecewise extends InputStream {
        private final InputStream in;
        private final Random random = new Random(7);

        Piecewise(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            return in.read(into, at, Math.min(length, 1 + random.nextInt(random.nextBoolean() ? 9 : 70_000)));
        }
    }

    private static byte[] framed(List<byte[]> frames) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            Frames.putLength(out, frame.length);
            out.write(frame);
        }
        return out.toByteArray();
    }

    private static List<byte[]> manySizes() {
        Random random = new Random(3);
        List<byte[]> frames = new ArrayList<>();
        for (int length : List.of(0, 1, 3, 4, 5, 200, 65_535, 65_536, 262_140, 262_144, 921_600, 3_000_000, 0, 17)) {
            byte[] frame = new byte[length];
            random.nextBytes(frame);
            frames.add(frame);
        }
        return frames;
    }

    @Test
    void every_frame_arrives_whole_whatever_the_buffer_and_the_pieces() throws Exception {
        List<byte[]> frames = manySizes();
        for (ByteBuffer buffer :
                List.of(ByteBuffer.allocate(8 << 10), ByteBuffer.allocateDirect(256 << 10), ByteBuffer.allocate(4))) {
            InputStream in = new Piecewise(new ByteArrayInputStream(framed(frames)));
            FrameReader reader = new FrameReader(in, buffer);
            for (int i = 0; i < frames.size(); i++) {
                if (i == 3) {
                    reader.continueOn(Channels.newChannel(in));
                }
                assertThat(reader.next(LARGEST)).as("frame %d", i).isEqualTo(frames.get(i));
            }
            assertThat(reader.next(LARGEST)).isNull();
        }
    }

    @Test
    void a_cut_frame_and_an_absurd_length_are_refused_without_the_memory_they_name() {
        assertThatThrownBy(() -> reader(1, 0, 0).next(LARGEST)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> reader(5, 0, 0, 0, 1, 2).next(LARGEST))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("after 2 of 5 bytes");
        assertThatThrownBy(() -> reader(0, 0, 0, 15, 1).next(LARGEST))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("after 1 of 251658240 bytes");
        assertThatThrownBy(() -> reader(1, 0, 0, 16, 1).next(LARGEST))
                .isInstanceOf(PeerRefusedException.class)
                .hasMessageContaining("announced 268435457 bytes");
        assertThatThrownBy(() -> reader(255, 255, 255, 255).next(LARGEST))
                .isInstanceOf(PeerRefusedException.class)
                .hasMessageContaining("announced 4294967295 bytes");
    }

    private static FrameReader reader(int... bytes) {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return new FrameReader(new ByteArrayInputStream(content));
    }
}
