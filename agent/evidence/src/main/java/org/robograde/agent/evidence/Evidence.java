package org.robograde.agent.evidence;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One bundle, read-only: everything after the seal starts here. Reading the same bundle gives the same messages in the same order. */
public final class Evidence {
    private Evidence() {}

    /** @throws EvidenceException if the folder is no bundle at all; damage inside is stated in {@link #damage()} */
    public static Evidence open(Path folder) {
        throw new UnsupportedOperationException("contract");
    }

    public Path folder() {
        throw new UnsupportedOperationException("contract");
    }

    public TrialIdentity identity() {
        throw new UnsupportedOperationException("contract");
    }

    /** {@code completed}, {@code aborted}, {@code timed_out}, {@code interrupted}, {@code imported}. */
    public String outcome() {
        throw new UnsupportedOperationException("contract");
    }

    public String outcomeReason() {
        throw new UnsupportedOperationException("contract");
    }

    /** SHA-256 of {@code manifest.json}, lower-case hex: the bundle's identity in a grade. */
    public String manifestSha256() {
        throw new UnsupportedOperationException("contract");
    }

    /** Role to topic; a role nobody stated is absent. */
    public Map<String, String> roles() {
        throw new UnsupportedOperationException("contract");
    }

    /** First and last log time over all channels; both 0 for an empty recording. */
    public long startNanos() {
        throw new UnsupportedOperationException("contract");
    }

    public long endNanos() {
        throw new UnsupportedOperationException("contract");
    }

    /** Channels of {@code recording.mcap} and {@code observations.mcap}. */
    public List<Channel> channels() {
        throw new UnsupportedOperationException("contract");
    }

    public Optional<Channel> channel(String topic) {
        throw new UnsupportedOperationException("contract");
    }

    /** Messages recorded per topic. */
    public Map<String, Long> counts() {
        throw new UnsupportedOperationException("contract");
    }

    /** Streams the messages of these topics (from recording and observations) in order of log time, then topic, then sequence. Memory does not grow with length. */
    public void read(Collection<String> topics, Consumer<EvidenceMessage> onMessage) {
        throw new UnsupportedOperationException("contract");
    }

    /** All station events in order. */
    public List<TrialEvent> events() {
        throw new UnsupportedOperationException("contract");
    }

    public Optional<byte[]> document(String name) {
        throw new UnsupportedOperationException("contract");
    }

    /** What is missing or unreadable, in words with times and counts: loss ledger entries and damaged chunks. Empty when all is well. */
    public List<Damage> damage() {
        throw new UnsupportedOperationException("contract");
    }

    /**
     * A gap in the evidence.
     *
     * @param topic the channel concerned, or {@code *}
     * @param count messages missing, -1 if not known
     */
    public record Damage(String topic, long count, long fromNanos, long toNanos, String reason, String knownBy) {}
}
