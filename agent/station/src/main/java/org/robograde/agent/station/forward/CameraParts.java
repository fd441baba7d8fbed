package org.robograde.agent.station.forward;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.WireEncoding;

/**
 * A message of a camera in parts, each one record: a bad link repeats a part, not the picture. Each part begins with the instant at which the far station
 * had the whole message (i64, UTC nanoseconds on its clock), its number from 0 (i32) and the bytes of all parts together (i32). Those bytes are the
 * length of a head (i32), the head as JSON, and the message as it came. An instance puts the parts of one far station together again; it keeps no more
 * than one message. Not thread-safe.
 */
final class CameraParts {
    /** Of one message; four times a raw picture of full HD. */
    static final int MESSAGE_BYTES_MAX = 24 << 20;

    /** With all heads in one datagram on any link. */
    private static final int PART_BYTES = 980;

    private static final int PART_HEAD_BYTES = Long.BYTES + 2 * Integer.BYTES;
    private static final ObjectMapper JSON = new ObjectMapper();

    private @Nullable ByteBuffer whole;
    private long seenNanos;
    private int next;

    /**
     * @param message its wall time is when this station had it
     * @throws IOException if it is larger than what is carried
     */
    static List<byte[]> of(RawMessage message) throws IOException {
        byte[] head = JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("topic", message.topic())
                .put("encoding", message.encoding().label())
                .put("type", message.type())
                .put("md5", message.md5())
                .put("definition", message.definition())
                .put("publisher", message.callerId())
                .put("latching", message.latching()));
        long size = (long) Integer.BYTES + head.length + message.payload().remaining();
        if (size > MESSAGE_BYTES_MAX) {
            throw new IOException("a message of " + message.topic() + " has " + size + " bytes; at most "
                    + MESSAGE_BYTES_MAX + " are carried");
        }
        ByteBuffer whole = ByteBuffer.allocate((int) size);
        whole.putInt(head.length).put(head).put(message.payload().duplicate()).flip();
        List<byte[]> parts = new ArrayList<>();
        while (whole.hasRemaining()) {
            byte[] bytes = new byte[Math.min(PART_BYTES, whole.remaining())];
            whole.get(bytes);
            parts.add(ByteBuffer.allocate(PART_HEAD_BYTES + bytes.length)
                    .putLong(message.receivedWallNanos())
                    .putInt(parts.size())
                    .putInt((int) size)
                    .put(bytes)
                    .array());
        }
        return parts;
    }

    /**
     * Takes the next part. One that goes on with nothing is passed over: what came before it was skipped, or is not known here any more.
     *
     * @return the message if it is whole now; its wall time is the far station's
     */
    Optional<RawMessage> take(byte[] part) throws FarMessage.MalformedException {
        if (part.length <= PART_HEAD_BYTES) {
            throw new FarMessage.MalformedException("a camera's record of " + part.length + " bytes holds nothing");
        }
        ByteBuffer bytes = ByteBuffer.wrap(part);
        long seen = bytes.getLong();
        int number = bytes.getInt();
        int size = bytes.getInt();
        if (seen < 0 || size <= Integer.BYTES || size > MESSAGE_BYTES_MAX) {
            throw new FarMessage.MalformedException("a camera's record says " + size + " bytes of " + seen + " ns");
        }
        if (number == 0) {
            whole = ByteBuffer.allocate(size);
            seenNanos = seen;
            next = 0;
        }
        ByteBuffer into = whole;
        if (into == null || number != next || seen != seenNanos || size != into.capacity()) {
            whole = null;
            return Optional.empty();
        }
        if (bytes.remaining() > into.remaining()) {
            whole = null;
            throw new FarMessage.MalformedException("a camera's records hold more than they say");
        }
        into.put(bytes);
        next++;
        if (into.hasRemaining()) {
            return Optional.empty();
        }
        whole = null;
        return Optional.of(message(into.flip(), seen));
    }

    private static RawMessage message(ByteBuffer whole, long seenNanos) throws FarMessage.MalformedException {
        int length = whole.getInt();
        if (length < 0 || length > whole.remaining()) {
            throw new FarMessage.MalformedException("a camera's record has a head of " + length + " bytes");
        }
        byte[] text = new byte[length];
        whole.get(text);
        JsonNode head;
        try {
            head = JSON.readTree(new String(text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new FarMessage.MalformedException("a camera's record has a head that is no JSON");
        }
        return new RawMessage(
                head.path("topic").asText(),
                encoding(head.path("encoding").asText()),
                head.path("type").asText(),
                head.path("md5").asText(),
                head.path("definition").asText(),
                head.path("publisher").asText(),
                head.path("latching").asBoolean(),
                whole.slice().asReadOnlyBuffer(),
                0,
                seenNanos);
    }

    private static WireEncoding encoding(String label) throws FarMessage.MalformedException {
        for (WireEncoding each : WireEncoding.values()) {
            if (each.label().equals(label)) {
                return each;
            }
        }
        throw new FarMessage.MalformedException("a camera's record is encoded as \"" + label + "\"");
    }
}
