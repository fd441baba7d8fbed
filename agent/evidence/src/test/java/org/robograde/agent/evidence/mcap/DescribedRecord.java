package org.robograde.agent.evidence.mcap;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;

/** A record of the data section as the official set describes it in JSON. */
final class DescribedRecord {
    private final JsonNode fields;

    private DescribedRecord(JsonNode fields) {
        this.fields = fields;
    }

    static McapRecord of(JsonNode node) {
        DescribedRecord it = new DescribedRecord(node.get("fields"));
        return switch (node.get("type").asText()) {
            case "Header" -> new McapRecord.Header(it.text("profile"), it.text("library"));
            case "Schema" ->
                new McapRecord.Schema((int) it.number("id"), it.text("name"), it.text("encoding"), it.bytes("data"));
            case "Channel" ->
                new McapRecord.Channel(
                        (int) it.number("id"),
                        (int) it.number("schema_id"),
                        it.text("topic"),
                        it.text("message_encoding"),
                        it.texts("metadata"));
            case "Message" ->
                new McapRecord.Message(
                        (int) it.number("channel_id"),
                        it.number("sequence"),
                        it.number("log_time"),
                        it.number("publish_time"),
                        it.bytes("data"));
            case "Attachment" ->
                new McapRecord.Attachment(
                        it.number("log_time"),
                        it.number("create_time"),
                        it.text("name"),
                        it.text("media_type"),
                        it.bytes("data"),
                        0,
                        true);
            case "Metadata" -> new McapRecord.Metadata(it.text("name"), it.texts("metadata"));
            default -> throw new AssertionError("no data section holds a " + node);
        };
    }

    private JsonNode field(String name) {
        for (JsonNode field : fields) {
            if (field.get(0).asText().equals(name)) {
                return field.get(1);
            }
        }
        throw new AssertionError("no field " + name + " in " + fields);
    }

    private String text(String name) {
        return field(name).asText();
    }

    private long number(String name) {
        return Long.parseUnsignedLong(text(name));
    }

    private ByteBuffer bytes(String name) {
        JsonNode list = field(name);
        byte[] bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) list.get(i).asInt();
        }
        return ByteBuffer.wrap(bytes);
    }

    private SortedMap<String, String> texts(String name) {
        SortedMap<String, String> texts = new TreeMap<>();
        field(name)
                .properties()
                .forEach(it -> texts.put(it.getKey(), it.getValue().asText()));
        return texts;
    }
}
