package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.agent.evidence.mcap.McapWriter;

/** The channels of a file being written: one id per topic, encoding and schema, and each channel's own count. */
final class ChannelBook {
    private record Key(
            String topic, String messageEncoding, String schemaName, String schemaEncoding, String schemaText) {}

    private record SchemaKey(String name, String encoding, String content) {}

    private final McapWriter mcap;
    private final Map<Key, Integer> channels = new HashMap<>();
    private final Map<SchemaKey, Integer> schemas = new HashMap<>();
    private final List<String> topics = new ArrayList<>();
    private final List<long[]> sequences = new ArrayList<>();

    ChannelBook(McapWriter mcap) {
        this.mcap = mcap;
    }

    int channel(
            String topic,
            String messageEncoding,
            String schemaName,
            String schemaEncoding,
            String schemaText,
            Map<String, String> metadata)
            throws IOException {
        Key key = new Key(topic, messageEncoding, schemaName, schemaEncoding, schemaText);
        Integer known = channels.get(key);
        if (known == null) {
            byte[] schema = schemaText.getBytes(StandardCharsets.UTF_8);
            known = separate(topic, messageEncoding, schemaName, schemaEncoding, schema, metadata);
            channels.put(key, known);
        }
        return known;
    }

    /** A channel of its own, even if there is one like it: two publishers on one topic. */
    int separate(
            String topic,
            String messageEncoding,
            String schemaName,
            String schemaEncoding,
            byte[] schema,
            Map<String, String> metadata)
            throws IOException {
        int id = mcap.channel(
                schema(schemaName, schemaEncoding, schema), topic, messageEncoding, new TreeMap<>(metadata));
        topics.add(topic);
        sequences.add(new long[1]);
        return id;
    }

    void write(int channelId, long logTimeNanos, long publishTimeNanos, ByteBuffer payload, long monotonicNanos)
            throws IOException {
        if (channelId < 1 || channelId > sequences.size()) {
            throw new IllegalArgumentException(
                    "channel " + channelId + " was not registered; there are " + sequences.size());
        }
        long sequence = sequences.get(channelId - 1)[0]++;
        mcap.message(channelId, sequence, logTimeNanos, publishTimeNanos, payload, monotonicNanos);
    }

    /** Messages written per topic. */
    SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < topics.size(); i++) {
            counts.merge(topics.get(i), sequences.get(i)[0], Long::sum);
        }
        return counts;
    }

    /** A schema without a name, encoding and text is none; MCAP gives that the id 0. */
    private int schema(String name, String encoding, byte[] content) throws IOException {
        if (name.isEmpty() && encoding.isEmpty() && content.length == 0) {
            return 0;
        }
        // Schemas of other systems need not be text; as Latin-1 every byte is kept apart.
        SchemaKey key = new SchemaKey(name, encoding, new String(content, StandardCharsets.ISO_8859_1));
        Integer known = schemas.get(key);
        if (known == null) {
            known = mcap.schema(name, encoding, content);
            schemas.put(key, known);
        }
        return known;
    }
}
