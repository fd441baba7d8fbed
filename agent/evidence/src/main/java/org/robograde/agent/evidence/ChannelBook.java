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
    private final List<Count> counts = new ArrayList<>();

    /** Of one channel: the next sequence number, and how many messages were written. They differ by what was dropped. */
    private static final class Count {
        private long next;
        private long written;
    }

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
        counts.add(new Count());
        return id;
    }

    /** @return the message's number in its channel */
    long write(int channelId, long logTimeNanos, long publishTimeNanos, ByteBuffer payload, long monotonicNanos)
            throws IOException {
        Count count = count(channelId);
        mcap.message(channelId, count.next, logTimeNanos, publishTimeNanos, payload, monotonicNanos);
        count.written++;
        return count.next++;
    }

    /** The channel's count goes on by messages that were received and dropped, so that the gap shows where they are missing. */
    void skip(int channelId, long messages) {
        count(channelId).next += messages;
    }

    private Count count(int channelId) {
        if (channelId < 1 || channelId > counts.size()) {
            throw new IllegalArgumentException(
                    "channel " + channelId + " was not registered; there are " + counts.size());
        }
        return counts.get(channelId - 1);
    }

    /** Messages written per topic. */
    SortedMap<String, Long> counts() {
        SortedMap<String, Long> perTopic = new TreeMap<>();
        for (int i = 0; i < topics.size(); i++) {
            perTopic.merge(topics.get(i), counts.get(i).written, Long::sum);
        }
        return perTopic;
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
