package org.robograde.agent.station.instruments;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** SenML CBOR (RFC 8428 section 6) to and from the same tree as SenML JSON: numbers stand for the labels, bytes for {@code vd}'s text. */
final class SenmlCbor {
    /** CoAP content format of {@code application/senml+cbor}. */
    static final int CONTENT_FORMAT = 112;

    /** RFC 8428 table 4. */
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("bver", -1),
            Map.entry("bn", -2),
            Map.entry("bt", -3),
            Map.entry("bu", -4),
            Map.entry("bv", -5),
            Map.entry("bs", -6),
            Map.entry("n", 0),
            Map.entry("u", 1),
            Map.entry("v", 2),
            Map.entry("vs", 3),
            Map.entry("vb", 4),
            Map.entry("s", 5),
            Map.entry("t", 6),
            Map.entry("ut", 7),
            Map.entry("vd", 8));

    private static final Map<String, String> LABELS = labels();

    private static final CBORMapper CBOR = CBORMapper.builder(CBORFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxNumberLength(64)
                            .maxStringLength(Senml.BYTES_MAX)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SenmlCbor() {}

    private static Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        NUMBERS.forEach((label, number) -> labels.put(String.valueOf(number), label));
        return Map.copyOf(labels);
    }

    /** The tree that the same pack in JSON would have. @throws SenmlException if these bytes are no CBOR */
    static JsonNode tree(byte[] payload) throws SenmlException {
        JsonNode pack;
        try {
            pack = CBOR.readTree(payload);
        } catch (IOException | RuntimeException e) {
            // The parser lets out some of what it cannot convert as it is.
            throw new SenmlException("not CBOR: " + e.getMessage());
        }
        if (!pack.isArray()) {
            return pack;
        }
        ArrayNode named = JsonNodeFactory.instance.arrayNode(pack.size());
        for (JsonNode entry : pack) {
            named.add(entry instanceof ObjectNode record ? named(record) : entry);
        }
        return named;
    }

    private static ObjectNode named(ObjectNode record) throws SenmlException {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            String label = LABELS.getOrDefault(field.getKey(), field.getKey());
            if (named.has(label)) {
                throw new SenmlException("not CBOR: Duplicate field '" + label + "'");
            }
            named.set(label, value(field.getValue()));
        }
        return named;
    }

    private static JsonNode value(JsonNode value) throws SenmlException {
        if (value.isBinary()) {
            try {
                return JsonNodeFactory.instance.textNode(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(value.binaryValue()));
            } catch (IOException e) {
                throw new SenmlException("not CBOR: " + e.getMessage());
            }
        }
        // The shortest decimal of a float is what was meant: 0.1, not its 55 digits.
        return value.isFloatingPointNumber() && Double.isFinite(value.doubleValue())
                ? JsonNodeFactory.instance.numberNode(BigDecimal.valueOf(value.doubleValue()))
                : value;
    }

    /**
     * A pack as CBOR.
     *
     * @param pack of the labels that RFC 8428 has
     */
    static byte[] encode(JsonNode pack) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator generator = CBOR.getFactory().createGenerator(bytes)) {
            generator.writeStartArray(pack, pack.size());
            for (JsonNode record : pack) {
                generator.writeStartObject(record, record.size());
                for (Map.Entry<String, JsonNode> field : record.properties()) {
                    write(generator, field.getKey(), field.getValue());
                }
                generator.writeEndObject();
            }
            generator.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(CBORGenerator generator, String label, JsonNode value) throws IOException {
        Integer number = NUMBERS.get(label);
        if (number == null) {
            generator.writeFieldName(label);
        } else {
            generator.writeFieldId(number);
        }
        if (label.equals("vd")) {
            generator.writeBinary(Base64.getUrlDecoder().decode(value.textValue()));
        } else if (value.isTextual()) {
            generator.writeString(value.textValue());
        } else if (value.isBoolean()) {
            generator.writeBoolean(value.booleanValue());
        } else if (value.isIntegralNumber()) {
            generator.writeNumber(value.longValue());
        } else {
            generator.writeNumber(value.doubleValue());
        }
    }
}
