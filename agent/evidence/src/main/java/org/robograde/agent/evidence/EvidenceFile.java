package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.robograde.agent.evidence.mcap.Gap;
import org.robograde.agent.evidence.mcap.McapFile;
import org.robograde.agent.evidence.mcap.McapRecord;
import org.robograde.agent.evidence.mcap.MessageCursor;

/** One MCAP file of a bundle, in the words of evidence: channels with their schemas, counts per topic, damage. */
final class EvidenceFile {
    private final String name;
    private final McapFile mcap;
    private final SortedMap<Integer, Channel> channels = new TreeMap<>();

    EvidenceFile(String name, McapFile mcap) {
        this.name = name;
        this.mcap = mcap;
        mcap.channels().forEach((id, channel) -> channels.put(id, channel(channel)));
    }

    /** @throws org.robograde.agent.evidence.mcap.McapException if it does not start as an MCAP file */
    static EvidenceFile open(Path path) throws IOException {
        return new EvidenceFile(String.valueOf(path.getFileName()), McapFile.open(path));
    }

    List<Channel> channels() {
        return List.copyOf(channels.values());
    }

    Optional<Channel> channel(int id) {
        return Optional.ofNullable(channels.get(id));
    }

    SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        channels.values().forEach(channel -> counts.put(channel.topic(), 0L));
        mcap.messagesPerChannel()
                .forEach((id, count) ->
                        channel(id).ifPresent(channel -> counts.merge(channel.topic(), count, Long::sum)));
        return counts;
    }

    boolean isEmpty() {
        return mcap.messagesPerChannel().values().stream().allMatch(count -> count == 0);
    }

    long firstNanos() {
        return mcap.firstLogTime();
    }

    long lastNanos() {
        return mcap.lastLogTime();
    }

    boolean indexed() {
        return mcap.indexed();
    }

    List<McapRecord.Metadata> metadata() {
        return mcap.metadata();
    }

    /** Messages on these topics. */
    MessageCursor messages(Collection<String> topics) throws IOException {
        return mcap.messages(Optional.of(ids(topics)));
    }

    /** As {@link #messages}, of the chunks that hold something between two log times; what lies outside of it comes too. */
    MessageCursor messagesAbout(Collection<String> topics, long fromNanos, long toNanos) throws IOException {
        return mcap.messagesAbout(ids(topics), fromNanos, toNanos);
    }

    private Set<Integer> ids(Collection<String> topics) {
        Set<Integer> ids = new TreeSet<>();
        channels.values().stream()
                .filter(channel -> topics.contains(channel.topic()))
                .forEach(channel -> ids.add(channel.id()));
        return ids;
    }

    /** Reads every byte of the messages' chunks. */
    List<Evidence.Damage> damage() throws IOException {
        return damage(mcap.gaps());
    }

    /** Reads the chunks with these topics only. */
    List<Evidence.Damage> damageOf(Collection<String> topics) throws IOException {
        return damage(mcap.gapsOf(ids(topics)));
    }

    private List<Evidence.Damage> damage(List<Gap> gaps) {
        List<Evidence.Damage> damage = new ArrayList<>();
        for (Gap gap : gaps) {
            String reason = name + ": " + gap.reason();
            if (gap.lostPerChannel().isEmpty()) {
                damage.add(new Evidence.Damage("*", -1, gap.fromNanos(), gap.toNanos(), reason, gap.knownBy()));
            }
            for (Map.Entry<Integer, Long> lost : new TreeMap<>(gap.lostPerChannel()).entrySet()) {
                String topic = channel(lost.getKey()).map(Channel::topic).orElse("*");
                damage.add(new Evidence.Damage(
                        topic, lost.getValue(), gap.fromNanos(), gap.toNanos(), reason, gap.knownBy()));
            }
        }
        return damage;
    }

    private Channel channel(McapRecord.Channel channel) {
        McapRecord.Schema schema = mcap.schemas().get(channel.schemaId());
        return new Channel(
                channel.id(),
                channel.topic(),
                channel.messageEncoding(),
                schema == null ? "" : schema.name(),
                schema == null ? "" : schema.encoding(),
                schema == null
                        ? ""
                        : StandardCharsets.UTF_8
                                .decode(schema.content().duplicate())
                                .toString(),
                channel.metadata());
    }
}
