package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.robograde.agent.evidence.db3.Db3File;
import org.robograde.agent.evidence.db3.Db3Listener;
import org.robograde.agent.evidence.db3.Db3Topic;

/** Carries a ROS 2 recording in SQLite over, topic by topic, under the names that ROS 2's own MCAP recordings use. */
final class Db3Import implements Db3Listener {
    private final ImportTarget target;
    private final MessageUnpacker unpacker;
    private final DoubleConsumer progress;
    private final Map<Long, Db3Topic> topics = new HashMap<>();
    private final Map<Long, Integer> channelIds = new HashMap<>();
    private final Map<Long, long[]> unknown = new TreeMap<>();

    private Db3Import(Db3File file, ImportTarget target, MessageUnpacker unpacker, DoubleConsumer progress) {
        this.target = target;
        this.unpacker = unpacker;
        this.progress = progress;
        for (Db3Topic topic : file.topics()) {
            topics.put(topic.id(), topic);
            channelIds.put(topic.id(), channel(topic));
        }
    }

    /**
     * @param messagesPacked whether the recording's metadata says that each message is packed by itself
     * @param workFolder for a copy, where the database has a write-ahead log beside it
     */
    static void run(Path path, Path workFolder, ImportTarget target, boolean messagesPacked, DoubleConsumer progress)
            throws IOException {
        try (Db3File file = Db3File.open(path, workFolder)) {
            if (file.copied()) {
                target.note(
                        path.getFileName()
                                + " has a log beside it that was not yet put in; both were copied, put together there, and read");
            }
            MessageUnpacker unpacker = messagesPacked ? MessageUnpacker.stated() : search(file);
            Db3Import run = new Db3Import(file, target, unpacker, progress);
            file.read(run);
            unpacker.state(target);
            run.remarks();
        }
    }

    private int channel(Db3Topic topic) {
        Map<String, String> metadata = new TreeMap<>();
        if (!topic.offeredQos().isEmpty()) {
            metadata.put("offered_qos_profiles", topic.offeredQos());
        }
        if (!topic.typeHash().isEmpty()) {
            metadata.put("topic_type_hash", topic.typeHash());
        }
        boolean cdr = topic.serializationFormat().equals("cdr");
        String schemaEncoding = topic.definitionEncoding().isEmpty() && cdr ? "ros2msg" : topic.definitionEncoding();
        return target.channel(
                topic.name(),
                topic.serializationFormat(),
                topic.type(),
                schemaEncoding,
                topic.definition().getBytes(StandardCharsets.UTF_8),
                metadata);
    }

    /** Looks whether messages are packed one by one; reads all of them only if the first one is. */
    private static MessageUnpacker search(Db3File file) {
        Set<Long> cdr = new HashSet<>();
        file.topics().stream()
                .filter(topic -> topic.serializationFormat().equals("cdr"))
                .forEach(topic -> cdr.add(topic.id()));
        MessageUnpacker.Search search = new MessageUnpacker.Search();
        file.readWhile((topic, payload) -> !cdr.contains(topic) || search.see(topic, payload));
        return search.unpacker();
    }

    @Override
    public void message(long topicId, long receivedNanos, ByteBuffer payload) {
        Db3Topic topic = topics.get(topicId);
        Integer channelId = channelIds.get(topicId);
        if (topic == null || channelId == null) {
            long[] span = unknown.computeIfAbsent(topicId, any -> new long[] {0, receivedNanos, receivedNanos});
            span[0]++;
            span[1] = Math.min(span[1], receivedNanos);
            span[2] = Math.max(span[2], receivedNanos);
            return;
        }
        Optional<ByteBuffer> plain = topic.serializationFormat().equals("cdr")
                ? unpacker.plain(topicId, topic.name(), receivedNanos, payload)
                : Optional.of(payload);
        plain.ifPresent(it -> target.message(channelId, receivedNanos, receivedNanos, it));
    }

    @Override
    public void damage(long messages, long fromNanos, long toNanos, String reason) {
        target.lost("*", messages, fromNanos, toNanos, reason, "reading the database");
    }

    @Override
    public void progress(double fraction) {
        progress.accept(fraction);
    }

    private void remarks() {
        unknown.forEach((topicId, span) -> target.lost(
                "*",
                span[0],
                span[1],
                span[2],
                "messages belong to topic " + topicId + ", which the database does not define",
                "reading the database"));
    }
}
