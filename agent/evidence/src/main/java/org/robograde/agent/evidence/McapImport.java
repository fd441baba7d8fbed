package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.robograde.agent.evidence.mcap.McapFile;
import org.robograde.agent.evidence.mcap.McapRecord;
import org.robograde.agent.evidence.mcap.MessageCursor;

/** Carries an MCAP file over, channel by channel. */
final class McapImport {
    private final McapFile mcap;
    private final EvidenceFile file;
    private final ImportTarget target;
    private final Map<Integer, Integer> channelIds = new HashMap<>();
    private final Map<String, Long> unpacked = new TreeMap<>();

    private McapImport(Path path, ImportTarget target) throws IOException {
        mcap = McapFile.open(path);
        file = new EvidenceFile(String.valueOf(path.getFileName()), mcap);
        this.target = target;
    }

    static void run(Path path, ImportTarget target, DoubleConsumer progress) throws IOException {
        McapImport run = new McapImport(path, target);
        run.definitions();
        run.messages(progress);
        run.remarks();
    }

    private void definitions() {
        for (Channel channel : file.channels()) {
            channelIds.put(
                    channel.id(),
                    target.channel(
                            channel.topic(),
                            channel.messageEncoding(),
                            channel.schemaName(),
                            channel.schemaEncoding(),
                            schemaOf(channel),
                            channel.metadata()));
        }
        // Under a name of their own, so that they are never taken for what this program states.
        mcap.metadata().forEach(it -> target.metadata("imported." + it.name(), it.entries()));
    }

    /** As bytes, since a schema need not be text. */
    private byte[] schemaOf(Channel channel) {
        int schemaId = Objects.requireNonNull(mcap.channels().get(channel.id())).schemaId();
        McapRecord.Schema schema = mcap.schemas().get(schemaId);
        byte[] content = new byte[schema == null ? 0 : schema.content().remaining()];
        if (schema != null) {
            schema.content().get(schema.content().position(), content);
        }
        return content;
    }

    private void messages(DoubleConsumer progress) throws IOException {
        long total = Math.max(
                1,
                mcap.messagesPerChannel().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        long done = 0;
        try (MessageCursor cursor = mcap.messages(Optional.empty())) {
            for (Optional<McapRecord.Message> next = cursor.next(); next.isPresent(); next = cursor.next()) {
                McapRecord.Message message = next.get();
                Channel channel = file.channel(message.channelId()).orElseThrow();
                target.message(
                        Objects.requireNonNull(channelIds.get(channel.id())),
                        message.logTime(),
                        message.publishTime(),
                        payload(channel, message.payload()));
                if (++done % 1024 == 0) {
                    progress.accept((double) done / total);
                }
            }
        }
    }

    /** ROS 2 recorders may pack each message by itself and say so only in a file beside the recording. */
    private ByteBuffer payload(Channel channel, ByteBuffer payload) {
        if (!channel.messageEncoding().equals("cdr")) {
            return payload;
        }
        Optional<ByteBuffer> plain = PackedMessage.unpack(payload);
        if (plain.isPresent()) {
            unpacked.merge(channel.topic(), 1L, Long::sum);
        }
        return plain.orElse(payload);
    }

    private void remarks() throws IOException {
        unpacked.forEach(
                (topic, count) -> target.note(
                        topic + ": " + count
                                + " messages were packed one by one with zstd, which the recording does not say; they are kept unpacked"));
        if (mcap.attachmentCount() > 0) {
            target.note(mcap.attachmentCount() + " attachments of the recording were left out");
        }
        file.damage()
                .forEach(it ->
                        target.lost(it.topic(), it.count(), it.fromNanos(), it.toNanos(), it.reason(), it.knownBy()));
    }
}
