package org.robograde.agent.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.robograde.agent.evidence.mcap.McapRecord;
import org.robograde.agent.evidence.mcap.MessageCursor;

/** The messages of several files as one stream, in order of log time, then topic, then sequence, then file. */
final class MergedMessages implements Closeable {
    private static final Comparator<EvidenceMessage> ORDER = Comparator.comparingLong(EvidenceMessage::logTimeNanos)
            .thenComparing(message -> message.channel().topic())
            .thenComparingLong(EvidenceMessage::sequence);

    private final List<Source> sources = new ArrayList<>();

    MergedMessages(List<EvidenceFile> files, Collection<String> topics) throws IOException {
        this(files, file -> file.messages(topics));
    }

    /** As far as the chunks go that hold something between two log times; what lies outside of it comes too. */
    MergedMessages(List<EvidenceFile> files, Collection<String> topics, long fromNanos, long toNanos)
            throws IOException {
        this(files, file -> file.messagesAbout(topics, fromNanos, toNanos));
    }

    /** How one file is read. */
    @FunctionalInterface
    private interface Reading {
        MessageCursor of(EvidenceFile file) throws IOException;
    }

    private MergedMessages(List<EvidenceFile> files, Reading reading) throws IOException {
        for (EvidenceFile file : files) {
            Source source = new Source(file, reading.of(file));
            sources.add(source);
            source.step();
        }
    }

    Optional<EvidenceMessage> next() throws IOException {
        Optional<Source> first = Optional.empty();
        for (Source source : sources) {
            if (source.head.isPresent()
                    && (first.isEmpty()
                            || ORDER.compare(source.head.get(), first.get().head.orElseThrow()) < 0)) {
                first = Optional.of(source);
            }
        }
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Optional<EvidenceMessage> message = first.get().head;
        first.get().step();
        return message;
    }

    @Override
    public void close() throws IOException {
        for (Source source : sources) {
            source.cursor.close();
        }
    }

    private static final class Source {
        private final EvidenceFile file;
        private final MessageCursor cursor;
        private Optional<EvidenceMessage> head = Optional.empty();

        Source(EvidenceFile file, MessageCursor cursor) {
            this.file = file;
            this.cursor = cursor;
        }

        void step() throws IOException {
            Optional<McapRecord.Message> next = cursor.next();
            head = next.map(message -> new EvidenceMessage(
                    file.channel(message.channelId()).orElseThrow(),
                    message.sequence(),
                    message.logTime(),
                    message.publishTime(),
                    message.payload()));
        }
    }
}
