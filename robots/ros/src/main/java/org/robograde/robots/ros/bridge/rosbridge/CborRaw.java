package org.robograde.robots.ros.bridge.rosbridge;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.robograde.robots.ros.RosException;

/** A topic message with compression {@code cbor-raw}: a CBOR map {@code {op: "publish", topic, msg: {secs, nsecs, bytes}}}. */
record CborRaw(String topic, ByteBuffer payload) {
    private static final int DEEPEST = 8;

    private static final ObjectMapper MAPPER = new ObjectMapper(CBORFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** @throws RosException if it is anything else */
    static CborRaw read(ByteBuffer message) {
        JsonNode map;
        try {
            map = MAPPER.readTree(message.array(), message.arrayOffset() + message.position(), message.remaining());
        } catch (IOException unreadable) {
            throw new RosException("the bridge sent what is no CBOR: " + unreadable.getMessage(), unreadable);
        }
        JsonNode topic = map.path("topic");
        JsonNode bytes = map.path("msg").path("bytes");
        if (!map.path("op").asText().equals("publish") || !topic.isTextual() || !bytes.isBinary()) {
            throw new RosException("the bridge sent CBOR that is no raw topic message");
        }
        try {
            return new CborRaw(
                    topic.textValue(), ByteBuffer.wrap(bytes.binaryValue()).asReadOnlyBuffer());
        } catch (IOException impossible) {
            throw new IllegalStateException("a binary value has no bytes", impossible);
        }
    }
}
