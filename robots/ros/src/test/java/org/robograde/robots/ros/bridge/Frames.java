package org.robograde.robots.ros.bridge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a bridge sends, one after the other, as the bytes of a seed: for each a kind, a length and the content. */
public final class Frames {
    private static final int HEADER_BYTES = 3;

    private byte[] bytes = new byte[0];

    public Frames text(String words) {
        return with(0, words.getBytes(StandardCharsets.UTF_8));
    }

    public Frames binary(byte[] content) {
        return with(1, content);
    }

    private Frames with(int kind, byte[] content) {
        bytes = ByteBuffer.allocate(bytes.length + HEADER_BYTES + content.length)
                .put(bytes)
                .put((byte) kind)
                .putShort((short) content.length)
                .put(content)
                .array();
        return this;
    }

    public byte[] seed() {
        return bytes;
    }

    /** Gives each frame of a seed to the handler; the last may be cut short. */
    public static void give(byte[] seed, BridgeSocket.Handler handler) {
        ByteBuffer in = ByteBuffer.wrap(seed);
        while (in.remaining() >= HEADER_BYTES) {
            boolean text = in.get() % 2 == 0;
            byte[] content = new byte[Math.min(Short.toUnsignedInt(in.getShort()), in.remaining())];
            in.get(content);
            if (text) {
                handler.text(new String(content, StandardCharsets.UTF_8));
            } else {
                handler.binary(ByteBuffer.wrap(content), 1, 2);
            }
        }
    }
}
