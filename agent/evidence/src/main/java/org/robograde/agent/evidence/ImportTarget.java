package org.robograde.agent.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where an import puts what it reads: the bundle, with times, roles and oddities worked out on the way. */
final class ImportTarget {
    /** Receive times before this are on no wall clock: 2000-01-01 UTC. */
    private static final long YEAR_2000 = 946_684_800_000_000_000L;

    private final BundleWriter writer;
    private final Map<Integer, ImportedChannel> channels = new TreeMap<>();
    private final SortedMap<String, String> types = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private long messages;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private long previousNanos = Long.MIN_VALUE;
    private long backward;

    ImportTarget(BundleWriter writer) {
        this.writer = writer;
    }

    int channel(
            String topic,
            String messageEncoding,
            String schemaName,
            String schemaEncoding,
            byte[] schema,
            Map<String, String> metadata) {
        int id = writer.separateChannel(topic, messageEncoding, schemaName, schemaEncoding, schema, metadata);
        channels.put(
                id,
                new ImportedChannel(
                        topic,
                        HeaderStamp.of(messageEncoding, schemaEncoding, new String(schema, StandardCharsets.UTF_8))));
        types.put(topic, schemaName);
        if (schema.length == 0 && (messageEncoding.equals("ros1") || messageEncoding.equals("cdr"))) {
            note(topic + ": the recording holds no definition of " + (schemaName.isEmpty() ? "its type" : schemaName));
        }
        return id;
    }

    /** @param publishedNanos when the recording itself says it was published; a header stamp is preferred to it */
    void message(int channelId, long receivedNanos, long publishedNanos, ByteBuffer payload) {
        ImportedChannel channel = channels.get(channelId);
        if (channel == null) {
            throw new IllegalStateException("channel " + channelId + " is not one of " + channels.keySet());
        }
        OptionalLong stamp = channel.stamp().nanos(payload);
        channel.take(stamp, receivedNanos);
        backward += receivedNanos < previousNanos ? 1 : 0;
        previousNanos = receivedNanos;
        firstNanos = Math.min(firstNanos, receivedNanos);
        lastNanos = Math.max(lastNanos, receivedNanos);
        messages++;
        writer.write(channelId, receivedNanos, stamp.orElse(publishedNanos), payload);
    }

    void lost(String topic, long count, long fromNanos, long toNanos, String reason, String knownBy) {
        writer.lost(topic, count, fromNanos, toNanos, reason, knownBy);
    }

    void metadata(String name, SortedMap<String, String> entries) {
        writer.metadata(name, entries);
    }

    void note(String remark) {
        notes.add(remark);
    }

    Evidence seal(String reason, SigningKey key) {
        SortedMap<String, String> roles = RoleGuess.of(types);
        if (!roles.isEmpty()) {
            writer.roles(roles, "guessed by type");
        }
        if (messages == 0) {
            note("the recording holds no message");
        } else if (firstNanos < YEAR_2000) {
            note("receive times lie before the year 2000, so they are on no wall clock; probably on a simulated one");
        }
        if (backward > 0) {
            note(backward + " messages stand in the file behind one that was received later");
        }
        channels.values().forEach(channel -> notes.addAll(channel.remarks()));
        note("unit, site, scenario, repetition and seed are not known; neither is the clock of the times");
        notes.forEach(writer::note);
        return writer.seal("imported", reason, key);
    }
}
