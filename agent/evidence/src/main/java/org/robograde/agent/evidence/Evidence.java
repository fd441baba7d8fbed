package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongBinaryOperator;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One bundle, read-only: everything after the seal starts here. Reading the same bundle gives the same messages in the same order. */
public final class Evidence {
    private final OpenedBundle bundle;
    private final List<EvidenceFile> files;
    private @Nullable List<Damage> damage;

    private Evidence(OpenedBundle bundle) {
        this.bundle = bundle;
        files = bundle.files();
    }

    /**
     * Opens what is there. Whether it is what was sealed is not asked here: that takes reading every byte, and is {@link
     * SealCheck#of}'s question, to be put before the evidence is graded. Only the observations are held to their origin.
     *
     * @throws EvidenceException if the folder is no bundle at all; damage inside is stated in {@link #damage()}
     */
    public static Evidence open(Path folder) {
        return new Evidence(OpenedBundle.open(folder));
    }

    public Path folder() {
        return bundle.folder();
    }

    public TrialIdentity identity() {
        return bundle.manifest().identity();
    }

    /** {@code completed}, {@code aborted}, {@code timed_out}, {@code interrupted}, {@code imported}. */
    public String outcome() {
        return bundle.manifest().outcome();
    }

    public String outcomeReason() {
        return bundle.manifest().outcomeReason();
    }

    /**
     * SHA-256 of {@code manifest.json}, lower-case hex: the bundle's identity in a grade. A bundle that was never sealed
     * has no manifest; its identity is the SHA-256 of its recording.
     */
    public String manifestSha256() {
        return bundle.sha256();
    }

    /**
     * SHA-256 that pins the observations in use (last link of their chain), lower-case hex, for a grade to name beside
     * {@link #manifestSha256}; empty where there are none, or none that belong to this recording.
     */
    public Optional<String> observationsSha256() {
        return bundle.observations().map(PinnedObservations::sha256);
    }

    /** Role to topic; a role nobody stated is absent. Iterates in the order of the roles' names. */
    public Map<String, String> roles() {
        return bundle.manifest().roles();
    }

    /** Role to how its topic is known: {@code stated} by the unit's profile or site, or {@code guessed by type} at import. */
    public Map<String, String> roleOrigins() {
        return bundle.manifest().roleOrigins();
    }

    /** What was found odd about the recording and loses nothing, in words; mostly of imports. */
    public List<String> notes() {
        return bundle.manifest().notes();
    }

    /** First log time over all channels; 0 for an empty recording. */
    public long startNanos() {
        return overFiles(EvidenceFile::firstNanos, Math::min);
    }

    /** Last log time over all channels; 0 for an empty recording. */
    public long endNanos() {
        return overFiles(EvidenceFile::lastNanos, Math::max);
    }

    /** Channels of {@code recording.mcap} and {@code observations.mcap}. */
    public List<Channel> channels() {
        return files.stream().flatMap(file -> file.channels().stream()).toList();
    }

    /** The first channel on this topic. */
    public Optional<Channel> channel(String topic) {
        return channels().stream()
                .filter(channel -> channel.topic().equals(topic))
                .findFirst();
    }

    /** Messages recorded per topic. */
    public Map<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        files.forEach(file -> file.counts().forEach((topic, count) -> counts.merge(topic, count, Long::sum)));
        return Collections.unmodifiableSortedMap(counts);
    }

    /**
     * Streams the messages of these topics (from recording and observations) in order of log time, then topic, then
     * sequence. Memory does not grow with length. A message's payload stays valid after the call.
     */
    public void read(Collection<String> topics, Consumer<EvidenceMessage> onMessage) {
        try (MergedMessages messages = new MergedMessages(files, Set.copyOf(topics))) {
            handOut(messages, onMessage);
        } catch (IOException e) {
            throw new EvidenceException(folder() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * As {@link #read(Collection, Consumer)}, messages received between two log times, both included. Reads the chunks about that
     * span only, so a moment of a long recording is there at once.
     */
    public void read(Collection<String> topics, long fromNanos, long toNanos, Consumer<EvidenceMessage> onMessage) {
        try (MergedMessages messages = new MergedMessages(files, Set.copyOf(topics), fromNanos, toNanos)) {
            handOut(messages, message -> {
                if (message.logTimeNanos() >= fromNanos && message.logTimeNanos() <= toNanos) {
                    onMessage.accept(message);
                }
            });
        } catch (IOException e) {
            throw new EvidenceException(folder() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void handOut(MergedMessages messages, Consumer<EvidenceMessage> onMessage) throws IOException {
        for (Optional<EvidenceMessage> next = messages.next(); next.isPresent(); next = messages.next()) {
            onMessage.accept(next.get());
        }
    }

    /** All station events in order; one that cannot be understood is left out and stated in {@link #damage()}. */
    public List<TrialEvent> events() {
        List<TrialEvent> events = new ArrayList<>();
        readEvents(events::add, unreadable -> {});
        return Collections.unmodifiableList(events);
    }

    /** A document kept with the recording, by its plain name; empty if there is none of that name. */
    public Optional<byte[]> document(String name) {
        return bundle.document(name);
    }

    /**
     * What is missing or unreadable, in words with times and counts: loss ledger entries and damaged chunks. Empty when all
     * is well. The first call reads every chunk.
     */
    public synchronized List<Damage> damage() {
        List<Damage> known = damage;
        if (known == null) {
            List<Damage> found = new ArrayList<>(bundle.damage());
            readEvents(event -> {}, found::add);
            known = List.copyOf(found);
            damage = known;
        }
        return known;
    }

    /**
     * What is stated to be missing, and what of these topics cannot be read: {@link #damage} without a look at what else the recording
     * holds, such as hours of pictures.
     */
    public List<Damage> damageOf(Collection<String> topics) {
        List<Damage> found = new ArrayList<>(bundle.damageOf(topics));
        if (topics.contains(EventJson.TOPIC)) {
            readEvents(event -> {}, found::add);
        }
        return List.copyOf(found);
    }

    OpenedBundle bundle() {
        return bundle;
    }

    private void readEvents(Consumer<TrialEvent> onEvent, Consumer<Damage> onUnreadable) {
        UnreadableEvents unreadable = new UnreadableEvents(startNanos(), endNanos());
        read(Set.of(EventJson.TOPIC), message -> {
            try {
                onEvent.accept(EventJson.decode(message.payload()));
                unreadable.readable(message.logTimeNanos());
            } catch (EvidenceException e) {
                unreadable.unreadable(message.logTimeNanos(), String.valueOf(e.getMessage()));
            }
        });
        unreadable.end().forEach(onUnreadable);
    }

    private long overFiles(ToLongFunction<EvidenceFile> time, LongBinaryOperator pick) {
        return files.stream()
                .filter(file -> !file.isEmpty())
                .mapToLong(time)
                .reduce(pick)
                .orElse(0);
    }

    /**
     * A gap in the evidence.
     *
     * @param topic the channel concerned, or {@code *}
     * @param count messages missing, -1 if not known
     * @param fromNanos on the recording's {@link TimeBase}
     * @param toNanos on the recording's {@link TimeBase}
     * @param knownBy how it is known: who counted, which check failed
     */
    public record Damage(String topic, long count, long fromNanos, long toNanos, String reason, String knownBy) {}
}
