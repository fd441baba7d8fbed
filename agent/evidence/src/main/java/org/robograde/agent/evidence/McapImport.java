package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.robograde.agent.evidence.mcap.McapFile;
import org.robograde.agent.evidence.mcap.McapRecord;
import org.robograde.agent.evidence.mcap.MessageCursor;

/** Carries an MCAP file over, channel by channel. */
final class McapImport {
    private final McapFile mcap;
    private final EvidenceFile file;
    private final ImportTarget target;
    private final Map<Integer, Integer> channelIds = new HashMap<>();

    private McapImport(Path path, ImportTarget target) throws IOException {
        mcap = McapFile.open(path);
        file = new EvidenceFile(String.valueOf(path.getFileName()), mcap);
        this.target = target;
    }

    /** @param messagesPacked whether the recording's metadata says that each message is packed by itself */
    static void run(Path path, ImportTarget target, boolean messagesPacked, DoubleConsumer progress)
            throws IOException {
        McapImport run = new McapImport(path, target);
        run.definitions();
        MessageUnpacker unpacker = messagesPacked ? MessageUnpacker.stated() : run.search();
        run.messages(unpacker, progress);
        unpacker.state(target);
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

    /** Looks whether messages are packed one by one; reads all of them only if the first one is. */
    private MessageUnpacker search() throws IOException {
        Set<Integer> cdr = file.channels().stream()
                .filter(channel -> channel.messageEncoding().equals("cdr"))
                .map(Channel::id)
                .collect(Collectors.toSet());
        if (cdr.isEmpty()) {
            return MessageUnpacker.none();
        }
        MessageUnpacker.Search search = new MessageUnpacker.Search();
        try (MessageCursor cursor = mcap.messages(Optional.of(cdr))) {
            for (Optional<McapRecord.Message> next = cursor.next(); next.isPresent(); next = cursor.next()) {
                if (!search.see(next.get().channelId(), next.get().payload())) {
                    break;
                }
            }
        }
        return search.unpacker();
    }

    private void messages(MessageUnpacker unpacker, DoubleConsumer progress) throws IOException {
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
                int channelId = Objects.requireNonNull(channelIds.get(channel.id()));
                Optional<ByteBuffer> plain = channel.messageEncoding().equals("cdr")
                        ? unpacker.plain(channel.id(), channel.topic(), message.logTime(), message.payload())
                        : Optional.of(message.payload());
                if (plain.isPresent()) {
                    target.message(channelId, message.logTime(), message.publishTime(), plain.get());
                }
                if (++done % 1024 == 0) {
                    progress.accept((double) done / total);
                }
            }
        }
    }

    private void remarks() throws IOException {
        mcap.unchecked().forEach(target::note);
        if (mcap.attachmentCount() > 0) {
            target.note(mcap.attachmentCount() + " attachments of the recording were left out");
        }
        file.damage()
                .forEach(it ->
                        target.lost(it.topic(), it.count(), it.fromNanos(), it.toNanos(), it.reason(), it.knownBy()));
    }
}
