package org.robograde.robots.ros.tcpros;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What two peers tell each other before the first message: names to values, in any order, unknown ones ignored. */
public final class ConnectionHeader {
    private final Map<String, String> fields = new LinkedHashMap<>();

    public ConnectionHeader with(String name, String value) {
        fields.put(name, value);
        return this;
    }

    static ConnectionHeader error(String reason) {
        return new ConnectionHeader().with("error", reason);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    public String get(String name, String otherwise) {
        return fields.getOrDefault(name, otherwise);
    }

    boolean is(String name) {
        return get(name, "0").equals("1");
    }

    /** @throws PeerRefusedException if a field is missing, or if the peer stated an error */
    String require(String name) throws PeerRefusedException {
        if (fields.containsKey("error")) {
            throw new PeerRefusedException("the peer refused: " + fields.get("error"));
        }
        return find(name).orElseThrow(() -> new PeerRefusedException("the peer's header has no field '" + name + "'"));
    }

    /** @throws IOException if the bytes are cut, too many, or not a header */
    static ConnectionHeader read(FrameReader in) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(in.require(Frames.LARGEST_HEADER)).order(ByteOrder.LITTLE_ENDIAN);
        ConnectionHeader header = new ConnectionHeader();
        while (bytes.hasRemaining()) {
            long length = bytes.remaining() < 4 ? Long.MAX_VALUE : Integer.toUnsignedLong(bytes.getInt());
            if (length > bytes.remaining()) {
                throw new PeerRefusedException("the peer's connection header is cut or not a header");
            }
            String field = StandardCharsets.UTF_8
                    .decode(bytes.slice(bytes.position(), (int) length))
                    .toString();
            bytes.position(bytes.position() + (int) length);
            int equals = field.indexOf('=');
            if (equals < 1) {
                throw new PeerRefusedException("the peer's connection header has a field without a name");
            }
            header.fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return header;
    }

    void write(OutputStream out) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            byte[] bytes = (field.getKey() + "=" + field.getValue()).getBytes(StandardCharsets.UTF_8);
            Frames.putLength(content, bytes.length);
            content.write(bytes);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(content.size() + 4);
        Frames.putLength(whole, content.size());
        content.writeTo(whole);
        out.write(whole.toByteArray());
        out.flush();
    }
}
