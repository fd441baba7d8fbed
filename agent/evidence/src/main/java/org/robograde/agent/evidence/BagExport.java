package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import org.robograde.agent.evidence.bag.BagException;
import org.robograde.agent.evidence.bag.BagWriter;
import org.robograde.agent.evidence.bag.ChunkPacking;

/** Writes a bundle's ROS messages as a ROS 1 bag that ROS's own tools read. */
public final class BagExport {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int PROGRESS_EVERY = 1024;

    /**
     * What to export.
     *
     * @param topics wanted, empty for all
     * @param fromSeconds from this long behind the recording's first message on
     * @param toSeconds up to and including this long behind it; {@link Double#POSITIVE_INFINITY} for all
     * @param eventsAsStrings whether channels of JSON become {@code std_msgs/String}
     */
    public record Choice(
            Set<String> topics, double fromSeconds, double toSeconds, ChunkPacking packing, boolean eventsAsStrings) {
        public Choice {
            topics = Collections.unmodifiableSet(new TreeSet<>(topics));
            if (!(fromSeconds >= 0) || !(toSeconds >= fromSeconds)) {
                throw new IllegalArgumentException("from " + fromSeconds + " s to " + toSeconds
                        + " s is no stretch of time; both count from the first message, and 'to' is not before 'from'");
            }
        }
    }

    /**
     * What was written.
     *
     * @param counts messages per topic in the bag
     * @param leftOut topics that are not in the bag, with the reason
     * @param remarks what is worth knowing about the bag
     */
    public record Written(SortedMap<String, Long> counts, SortedMap<String, String> leftOut, List<String> remarks) {
        public Written {
            counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
            leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
            remarks = List.copyOf(remarks);
        }
    }

    private final Evidence evidence;
    private final Choice choice;
    private final DoubleConsumer progress;
    private final ExportChannels channels;
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> undecodable = new TreeMap<>();
    private long atZero;
    private long done;

    private BagExport(Evidence evidence, Choice choice, DoubleConsumer progress) {
        this.evidence = evidence;
        this.choice = choice;
        this.progress = progress;
        channels = new ExportChannels(choice);
    }

    /**
     * The same bundle and choice give the same bag, byte for byte. Whether the bundle is what was sealed is not checked here.
     *
     * @param progress fraction done, 0 to 1
     * @throws EvidenceException if there is something at {@code bag}, a topic wanted is not recorded, no channel can go into a bag,
     *     or it cannot be written; then nothing is left behind
     */
    public static Written export(Evidence evidence, Path bag, Choice choice, DoubleConsumer progress) {
        Path target = bag.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new EvidenceException(bag + " exists, and is not overwritten; name a new file");
        }
        if (parent == null || !Files.isDirectory(parent)) {
            throw new EvidenceException(bag + " cannot be written: there is no folder " + parent);
        }
        BagExport export = new BagExport(evidence, choice, progress);
        export.choose();
        Path part = parent.resolve("." + target.getFileName() + ".exporting-"
                + ProcessHandle.current().pid() + "-" + System.nanoTime());
        try {
            try {
                export.write(part);
                // Not atomic, since an atomic move would replace a file that came to be there meanwhile.
                Files.move(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException | BagException e) {
            throw new EvidenceException(bag + " cannot be written: " + e.getMessage(), e);
        }
        progress.accept(1);
        return export.written();
    }

    private void choose() {
        Set<String> unknown = new TreeSet<>(choice.topics());
        evidence.channels().forEach(channel -> unknown.remove(channel.topic()));
        if (!unknown.isEmpty()) {
            throw new EvidenceException(evidence.folder() + " has no topic " + String.join(", ", unknown) + "; it has "
                    + String.join(", ", evidence.counts().keySet()));
        }
        evidence.channels().stream()
                .filter(channel -> choice.topics().isEmpty() || choice.topics().contains(channel.topic()))
                .forEach(channels::choose);
        if (channels.topics().isEmpty()) {
            StringBuilder reasons = new StringBuilder();
            channels.leftOut()
                    .forEach((topic, reason) ->
                            reasons.append("; ").append(topic).append(": ").append(reason));
            throw new EvidenceException(evidence.folder() + " has no channel that can go into a ROS 1 bag" + reasons);
        }
    }

    private void write(Path part) throws IOException {
        long first = evidence.startNanos();
        long from = offset(first, choice.fromSeconds());
        long to = offset(first, choice.toSeconds());
        long total = Math.max(
                1,
                channels.topics().stream()
                        .mapToLong(topic -> evidence.counts().getOrDefault(topic, 0L))
                        .sum());
        try (BagWriter bag = BagWriter.create(part, choice.packing())) {
            channels.connections().forEach(bag::connection);
            Map<String, IOException> failed = new HashMap<>();
            evidence.read(channels.topics(), message -> {
                if (++done % PROGRESS_EVERY == 0) {
                    progress.accept((double) done / total);
                }
                if (message.logTimeNanos() >= from && message.logTimeNanos() <= to && failed.isEmpty()) {
                    try {
                        write(bag, message);
                    } catch (IOException e) {
                        failed.put("writing", e);
                    }
                }
            });
            if (!failed.isEmpty()) {
                throw failed.values().iterator().next();
            }
            bag.finish();
        }
    }

    private void write(BagWriter bag, EvidenceMessage message) throws IOException {
        String topic = message.channel().topic();
        Optional<ExportChannels.Route> route = channels.route(message.channel());
        if (route.isEmpty()) {
            return;
        }
        Optional<ByteBuffer> payload = route.get().payload(message.payload());
        if (payload.isEmpty()) {
            undecodable.merge(topic, 1L, Long::sum);
            return;
        }
        long at = message.logTimeNanos();
        if (at == 0) {
            // ROS takes time zero for "not set", and its readers begin one nanosecond later.
            at = 1;
            atZero++;
        }
        bag.message(route.get().connectionId(), at, payload.get());
        counts.merge(topic, 1L, Long::sum);
    }

    private static long offset(long firstNanos, double seconds) {
        double nanos = seconds * NANOS_PER_SECOND;
        return nanos >= Long.MAX_VALUE - Math.max(0.0, (double) firstNanos)
                ? Long.MAX_VALUE
                : firstNanos + Math.round(nanos);
    }

    private Written written() {
        List<String> remarks = new ArrayList<>(channels.remarks());
        undecodable.forEach((topic, count) ->
                remarks.add(topic + ": " + count + " messages do not fit their definition and were left out"));
        if (atZero > 0) {
            remarks.add(atZero + " messages at time 0 are in the bag at 1 ns, as ROS does not play time 0");
        }
        channels.topics().forEach(topic -> counts.putIfAbsent(topic, 0L));
        return new Written(counts, channels.leftOut(), remarks);
    }
}
