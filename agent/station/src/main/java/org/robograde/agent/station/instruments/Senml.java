package org.robograde.agent.station.instruments;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SenML (RFC 8428) in and out, as JSON and, by {@link SenmlCbor}, as CBOR. In comes what an instrument sent, which may be anything: at most 64 KiB, 1,000 records, no
 * nesting, no repeated labels.
 */
public final class Senml {
    /** CoAP content format of {@code application/senml+json}. */
    public static final int CONTENT_FORMAT = 110;

    static final int BYTES_MAX = 64 * 1024;
    private static final int RECORDS_MAX = 1000;
    private static final int VERSION_MAX = 10;
    private static final double SECONDS_MAX = 1e11;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxNumberLength(64)
                            .maxStringLength(BYTES_MAX)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Senml() {}

    /** One switch or quantity, without a time: now. */
    static byte[] encode(String name, String unit, InstrumentValue value) {
        ObjectNode single = JSON.createObjectNode().put("n", name);
        if (!unit.isEmpty()) {
            single.put("u", unit);
        }
        if (value instanceof InstrumentValue.Flag flag) {
            single.put("vb", flag.value());
        } else if (value instanceof InstrumentValue.Quantity number) {
            single.put("v", number.value());
        } else if (value instanceof InstrumentValue.Text text) {
            single.put("vs", text.value());
        } else if (value instanceof InstrumentValue.Opaque opaque) {
            single.put("vd", opaque.base64Url());
        }
        return JSON.createArrayNode().add(single).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** As {@link #parse(byte[], int)}, of JSON. */
    static List<SenmlRecord> parse(byte[] payload) throws SenmlException {
        return parse(payload, CONTENT_FORMAT);
    }

    /**
     * All records with a name and a value or sum, in order.
     *
     * @param contentFormat JSON's or CBOR's
     * @throws SenmlException naming what is wrong and where
     */
    public static List<SenmlRecord> parse(byte[] payload, int contentFormat) throws SenmlException {
        return records(pack(payload, contentFormat));
    }

    /** The pack as JSON, whichever it came in. */
    static byte[] json(byte[] payload, int contentFormat) throws SenmlException {
        return contentFormat == SenmlCbor.CONTENT_FORMAT
                ? pack(payload, contentFormat).toString().getBytes(StandardCharsets.UTF_8)
                : payload;
    }

    /**
     * The pack as CBOR.
     *
     * @param json a pack that was parsed before
     */
    static byte[] cbor(byte[] json) throws SenmlException {
        return SenmlCbor.encode(tree(json));
    }

    private static JsonNode pack(byte[] payload, int contentFormat) throws SenmlException {
        if (payload.length > BYTES_MAX) {
            throw new SenmlException("the pack has " + payload.length + " bytes, at most " + BYTES_MAX + " are read");
        }
        return contentFormat == SenmlCbor.CONTENT_FORMAT ? SenmlCbor.tree(payload) : tree(payload);
    }

    private static List<SenmlRecord> records(JsonNode pack) throws SenmlException {
        if (!pack.isArray() || pack.isEmpty() || pack.size() > RECORDS_MAX) {
            throw new SenmlException("a pack is an array of 1 to " + RECORDS_MAX + " records");
        }
        Base base = new Base();
        List<SenmlRecord> records = new ArrayList<>();
        for (int i = 0; i < pack.size(); i++) {
            try {
                resolve(pack.get(i), base).ifPresent(records::add);
            } catch (SenmlException e) {
                throw new SenmlException("record " + i + ": " + e.getMessage());
            }
        }
        return List.copyOf(records);
    }

    private static JsonNode tree(byte[] payload) throws SenmlException {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new SenmlException("not JSON: " + e.getOriginalMessage());
        } catch (IOException | NumberFormatException e) {
            // The parser lets out a number whose exponent fits nothing as it is.
            throw new SenmlException("not JSON: " + e.getMessage());
        }
    }

    /** The base fields, each in force from the record that states it on. */
    private static final class Base {
        private String name = "";
        private String unit = "";
        private BigDecimal time = BigDecimal.ZERO;
        private double value;
        private double sum;
    }

    private static Optional<SenmlRecord> resolve(JsonNode entry, Base base) throws SenmlException {
        if (!entry.isObject()) {
            throw new SenmlException("not an object");
        }
        refuseUnknownMust(entry);
        base.name = text(entry, "bn").orElse(base.name);
        base.unit = text(entry, "bu").orElse(base.unit);
        base.time = seconds(entry, "bt").orElse(base.time);
        base.value = number(entry, "bv").orElse(base.value);
        base.sum = number(entry, "bs").orElse(base.sum);
        Optional<InstrumentValue> value = value(entry, base.value);
        // A base sum alone makes no sum, unlike a base value: RFC 8428 section 4.6 adds it to records that have one.
        double baseSum = base.sum;
        Optional<Double> sum = number(entry, "s").map(s -> baseSum + s);
        if (value.isEmpty() && sum.isEmpty()) {
            return Optional.empty();
        }
        String name = base.name + text(entry, "n").orElse("");
        if (!SenmlName.isValid(name)) {
            throw new SenmlException("the name \"" + shortened(name) + "\" is not " + SenmlName.RULE);
        }
        BigDecimal time = base.time.add(seconds(entry, "t").orElse(BigDecimal.ZERO));
        return Optional.of(new SenmlRecord(name, text(entry, "u").orElse(base.unit), value, sum, time));
    }

    /** A label that ends in _ must be understood; a version above ours says that we may not understand the pack. */
    private static void refuseUnknownMust(JsonNode entry) throws SenmlException {
        for (var labels = entry.fieldNames(); labels.hasNext(); ) {
            String label = labels.next();
            if (label.endsWith("_")) {
                throw new SenmlException("the label \"" + shortened(label) + "\" must be understood and is not");
            }
        }
        JsonNode version = entry.get("bver");
        if (version != null && !(version.isInt() && version.intValue() >= 1 && version.intValue() <= VERSION_MAX)) {
            throw new SenmlException(
                    "bver is " + shortened(version.toString()) + ", versions 1 to " + VERSION_MAX + " are read");
        }
    }

    private static Optional<InstrumentValue> value(JsonNode entry, double baseValue) throws SenmlException {
        List<InstrumentValue> values = new ArrayList<>();
        number(entry, "v").ifPresent(v -> values.add(new InstrumentValue.Quantity(baseValue + v)));
        text(entry, "vs").ifPresent(v -> values.add(new InstrumentValue.Text(v)));
        text(entry, "vd").ifPresent(v -> values.add(new InstrumentValue.Opaque(v)));
        JsonNode flag = entry.get("vb");
        if (flag != null) {
            if (!flag.isBoolean()) {
                throw new SenmlException("vb is not true or false");
            }
            values.add(new InstrumentValue.Flag(flag.booleanValue()));
        }
        if (values.size() > 1) {
            throw new SenmlException("more than one of v, vs, vb, vd");
        }
        return values.stream().findFirst();
    }

    private static Optional<String> text(JsonNode entry, String label) throws SenmlException {
        JsonNode node = entry.get(label);
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw new SenmlException(label + " is not a text");
        }
        return Optional.of(node.textValue());
    }

    private static Optional<Double> number(JsonNode entry, String label) throws SenmlException {
        JsonNode node = entry.get(label);
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw new SenmlException(label + " is not a finite number");
        }
        return Optional.of(node.doubleValue());
    }

    /** Exact, because a double holds seconds since 1970 to a tenth of a microsecond only; bounded, because 1e999999999 is short to write. */
    private static Optional<BigDecimal> seconds(JsonNode entry, String label) throws SenmlException {
        Optional<Double> rough = number(entry, label);
        if (rough.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal exact = entry.get(label).decimalValue();
        if (Math.abs(rough.get()) > SECONDS_MAX || Math.abs(exact.scale()) > 64) {
            throw new SenmlException(label + " is no time in seconds");
        }
        return Optional.of(exact);
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
