package org.robograde.agent.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.robots.messages.WireEncoding;

/** Where an import puts what it reads: the bundle, with times, roles and oddities worked out on the way. */
final class ImportTarget {
    /** The n-th channel of a part that looks like this goes on the n-th such channel of the parts before. */
    private record Key(
            String topic,
            String messageEncoding,
            String schemaName,
            String schemaEncoding,
            String schema,
            Map<String, String> metadata,
            int occurrence) {}

    private record Target(String topic, HeaderStamp stamp) {}

    private final BundleWriter writer;
    private final Map<Key, Integer> ids = new HashMap<>();
    private final Map<Key, Integer> inThisPart = new HashMap<>();
    private final Map<Integer, Target> channels = new HashMap<>();
    private final SortedMap<String, String> types = new TreeMap<>();
    private final SortedMap<String, String> foreign = new TreeMap<>();
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final LossLimit losses;
    private final RecordingTimes times = new RecordingTimes();
    private String part = "";
    private long partMessages;
    private boolean partLost;
    private boolean anyLost;
    private boolean anyDecodable;

    ImportTarget(BundleWriter writer) {
        this.writer = writer;
        losses = new LossLimit(writer);
    }

    /** @param name of the file that follows, to be named in what is said about it; empty if it is the only one */
    void beginPart(String name) {
        part = name;
        partMessages = 0;
        partLost = false;
        inThisPart.clear();
    }

    long partMessages() {
        return partMessages;
    }

    /** Whether something was lost in this part. */
    boolean partLost() {
        return partLost;
    }

    /** Whether anything was lost so far. */
    boolean anyLost() {
        return anyLost;
    }

    RecordingTimes times() {
        return times;
    }

    /** Messages per topic so far. */
    SortedMap<String, Long> counts() {
        return counts;
    }

    int channel(
            String topic,
            String messageEncoding,
            String schemaName,
            String schemaEncoding,
            byte[] schema,
            Map<String, String> metadata) {
        Key looks = new Key(
                topic,
                messageEncoding,
                schemaName,
                schemaEncoding,
                new String(schema, StandardCharsets.ISO_8859_1),
                Map.copyOf(metadata),
                0);
        int occurrence = inThisPart.merge(looks, 1, Integer::sum);
        Key key = new Key(
                looks.topic(),
                looks.messageEncoding(),
                looks.schemaName(),
                looks.schemaEncoding(),
                looks.schema(),
                looks.metadata(),
                occurrence);
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        int id = define(topic, messageEncoding, schemaName, schemaEncoding, schema, metadata);
        ids.put(key, id);
        return id;
    }

    private int define(
            String topic,
            String messageEncoding,
            String schemaName,
            String schemaEncoding,
            byte[] schema,
            Map<String, String> metadata) {
        byte[] text = schema;
        String language = schemaEncoding;
        Optional<WireEncoding> ros = Arrays.stream(WireEncoding.values())
                .filter(it -> it.label().equals(messageEncoding))
                .findFirst();
        if (schema.length == 0 && ros.isPresent()) {
            Optional<ShippedDefinition> shipped = ShippedDefinition.of(ros.get(), schemaName, metadata);
            text = shipped.map(it -> it.text().getBytes(StandardCharsets.UTF_8)).orElse(schema);
            language = shipped.map(ShippedDefinition::schemaEncoding).orElse(schemaEncoding);
            note(topic + ": the recording holds no definition of " + (schemaName.isEmpty() ? "its type" : schemaName)
                    + shipped.map(it -> "; the one shipped here is used, as " + it.knownBy())
                            .orElse(", and none is known here; its messages are kept as they are and measure nothing"));
        }
        int id = writer.separateChannel(topic, messageEncoding, schemaName, language, text, metadata);
        HeaderStamp stamp = HeaderStamp.of(messageEncoding, language, new String(text, StandardCharsets.UTF_8));
        channels.put(id, new Target(topic, stamp));
        times.topic(topic, stamp != HeaderStamp.NONE);
        types.put(topic, schemaName);
        counts.putIfAbsent(topic, 0L);
        if (Decodable.is(messageEncoding, language, schemaName)) {
            anyDecodable = true;
        } else {
            foreign.put(topic, Decodable.describe(messageEncoding, language, schemaName));
        }
        return id;
    }

    /** @param publishedNanos when the recording itself says it was published; a header stamp is preferred to it */
    void message(int channelId, long receivedNanos, long publishedNanos, ByteBuffer payload) {
        Target channel = channels.get(channelId);
        if (channel == null) {
            throw new IllegalStateException("channel " + channelId + " is not one of " + channels.keySet());
        }
        OptionalLong stamp = channel.stamp().nanos(payload);
        times.take(channel.topic(), stamp, receivedNanos);
        counts.merge(channel.topic(), 1L, Long::sum);
        partMessages++;
        writer.write(channelId, receivedNanos, stamp.orElse(publishedNanos), payload);
    }

    void lost(String topic, long count, long fromNanos, long toNanos, String reason, String knownBy) {
        partLost = true;
        anyLost = true;
        losses.lost(new Evidence.Damage(topic, count, fromNanos, toNanos, ofPart(reason), knownBy));
    }

    void metadata(String name, SortedMap<String, String> entries) {
        writer.metadata(name, entries);
    }

    void note(String remark) {
        notes.add(ofPart(remark));
    }

    private String ofPart(String remark) {
        return part.isEmpty() || remark.startsWith(part + ":") ? remark : part + ": " + remark;
    }

    /** @throws EvidenceException if there are channels, and nothing in this program can decode any of them */
    void refuseIfNothingDecodable() {
        if (!foreign.isEmpty() && !anyDecodable) {
            StringBuilder list = new StringBuilder();
            foreign.forEach((topic, what) -> list.append(list.isEmpty() ? "" : "; ")
                    .append(topic)
                    .append(" is written in ")
                    .append(what));
            throw new EvidenceException(
                    "nothing in it can be decoded here, only ROS 1 messages and ROS 2 messages in CDR can: " + list);
        }
    }

    Evidence seal(String reason, SigningKey key) {
        part = "";
        losses.end();
        SortedMap<String, String> roles = RoleGuess.of(types);
        if (!roles.isEmpty()) {
            writer.roles(roles, "guessed by type");
        }
        foreign.forEach((topic, what) -> note(topic + ": written in " + what
                + ", which nothing here decodes; its messages are kept as they are and measure nothing"));
        times.remarks().forEach(this::note);
        note("unit, site, scenario, repetition and seed are not known; which clocks the times are on is only guessed");
        notes.forEach(writer::note);
        return writer.seal("imported", reason, key);
    }
}
