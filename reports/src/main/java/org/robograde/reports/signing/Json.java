package org.robograde.reports.signing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON that is signed: one byte form (RFC 8785 and a newline), read with bounds on size and depth. */
final class Json {
    private static final long LARGEST = 256L << 20;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(40)
                            .maxDocumentLength(LARGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** @throws IllegalArgumentException if this is no JSON object within the bounds */
    static ObjectNode parse(byte[] bytes) {
        try {
            if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException("is not a JSON object");
        } catch (IOException e) {
            throw new IllegalArgumentException("is not JSON: " + e.getMessage(), e);
        }
    }

    static byte[] bytes(JsonNode node) {
        try {
            byte[] canonical = new JsonCanonicalizer(MAPPER.writeValueAsBytes(node)).getEncodedUTF8();
            byte[] line = Arrays.copyOf(canonical, canonical.length + 1);
            line[canonical.length] = '\n';
            return line;
        } catch (IOException e) {
            throw new IllegalStateException("JSON made by this program has no canonical form", e);
        }
    }

    /** Any value in its one form, without a line's end. */
    static byte[] value(JsonNode node) {
        try {
            // The canonicalizer takes containers only; a list of one has the value's form between its brackets.
            byte[] list = new JsonCanonicalizer(
                            MAPPER.writeValueAsBytes(MAPPER.createArrayNode().add(node)))
                    .getEncodedUTF8();
            return Arrays.copyOfRange(list, 1, list.length - 1);
        } catch (IOException e) {
            throw new IllegalStateException("JSON made by this program has no canonical form", e);
        }
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
