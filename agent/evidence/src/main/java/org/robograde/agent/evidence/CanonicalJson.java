package org.robograde.agent.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON in the one byte form RFC 8785 gives it, so that equal content has equal hashes; read with bounds on size and depth. */
final class CanonicalJson {
    /** Far above the manifest of a day's recording, far below what fills the memory. */
    static final long LARGEST = 64L << 20;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxDocumentLength(LARGEST)
                            .maxStringLength(1 << 20)
                            .maxNameLength(1 << 10)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private CanonicalJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] bytes(JsonNode node) {
        try {
            return new JsonCanonicalizer(MAPPER.writeValueAsString(node)).getEncodedUTF8();
        } catch (IOException e) {
            throw new IllegalStateException("JSON made by this program has no canonical form", e);
        }
    }

    /** @throws EvidenceException naming {@code what}, if this is no JSON object within the bounds */
    static ObjectNode parse(byte[] bytes, String what) {
        try {
            if (bytes.length <= LARGEST && MAPPER.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw new EvidenceException(what + " is not a JSON object of at most " + LARGEST + " bytes");
        } catch (JsonProcessingException e) {
            throw new EvidenceException(what + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new EvidenceException(what + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A text field. */
    static String text(JsonNode object, String field, String what) {
        JsonNode value = object.get(field);
        if (value == null || !value.isTextual()) {
            throw new EvidenceException(what + ": field '" + field + "' is missing or no text");
        }
        return value.textValue();
    }

    /** A whole number written as decimal text, since JSON numbers lose digits above 2^53. */
    static long whole(JsonNode object, String field, String what) {
        try {
            return Long.parseLong(text(object, field, what));
        } catch (NumberFormatException e) {
            throw new EvidenceException(what + ": field '" + field + "' is not a whole number in decimal digits", e);
        }
    }

    /** An object or list; an empty one if the field is absent. */
    static JsonNode inner(JsonNode object, String field) {
        return object.path(field);
    }
}
