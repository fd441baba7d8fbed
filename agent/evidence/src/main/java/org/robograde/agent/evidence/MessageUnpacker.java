package org.robograde.agent.evidence;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Unpacks the messages of a ROS 2 recording that were packed one by one with zstd. The recording itself does not say so, only
 * {@code metadata.yaml} beside it; where that is missing, a channel counts as packed when each of its messages begins as a zstd
 * frame does, which no CDR message can.
 */
final class MessageUnpacker {
    private static final class Tally {
        private long packed;
        private long plain;
        private long broken;
        private long looksPacked;
        private long firstBrokenNanos;
        private long lastBrokenNanos;
    }

    private final boolean stated;
    private final Set<Long> found;
    private final Map<String, Tally> tallies = new TreeMap<>();

    private MessageUnpacker(boolean stated, Set<Long> found) {
        this.stated = stated;
        this.found = found;
    }

    /** As {@code metadata.yaml} says. */
    static MessageUnpacker stated() {
        return new MessageUnpacker(true, Set.of());
    }

    static MessageUnpacker none() {
        return new MessageUnpacker(false, Set.of());
    }

    /** Looks at all messages of a recording about which nothing is stated. */
    static final class Search {
        private final Set<Long> packed = new HashSet<>();
        private final Set<Long> notPacked = new HashSet<>();

        /** @return whether it is still possible that anything is packed: recorders pack all messages or none */
        boolean see(long channel, ByteBuffer payload) {
            (PackedMessage.is(payload) ? packed : notPacked).add(channel);
            return !packed.isEmpty();
        }

        MessageUnpacker unpacker() {
            packed.removeAll(notPacked);
            return new MessageUnpacker(false, packed);
        }
    }

    /** The message as it was before it was packed; empty if it cannot be had any more. */
    Optional<ByteBuffer> plain(long channel, String topic, long receivedNanos, ByteBuffer payload) {
        boolean looksPacked = PackedMessage.is(payload);
        if (!stated && !found.contains(channel)) {
            if (looksPacked) {
                tally(topic).looksPacked++;
            }
            return Optional.of(payload);
        }
        Tally tally = tally(topic);
        if (!looksPacked) {
            tally.plain++;
            return Optional.of(payload);
        }
        Optional<ByteBuffer> plain = PackedMessage.unpack(payload);
        if (plain.isPresent()) {
            tally.packed++;
            return plain;
        }
        tally.firstBrokenNanos = tally.broken == 0 ? receivedNanos : Math.min(tally.firstBrokenNanos, receivedNanos);
        tally.lastBrokenNanos = tally.broken == 0 ? receivedNanos : Math.max(tally.lastBrokenNanos, receivedNanos);
        tally.broken++;
        return Optional.empty();
    }

    private Tally tally(String topic) {
        return tallies.computeIfAbsent(topic, any -> new Tally());
    }

    /** Says what was unpacked, how it is known, and what could not be. */
    void state(ImportTarget target) {
        tallies.forEach((topic, tally) -> {
            if (tally.packed > 0) {
                target.note(topic + ": " + tally.packed + " messages were packed one by one with zstd, which "
                        + (stated
                                ? "metadata.yaml says"
                                : "the recording does not say: each of its messages begins as a zstd frame does, and no CDR message can")
                        + "; they are kept unpacked");
            }
            if (stated && tally.plain > 0) {
                target.note(
                        topic + ": " + tally.plain
                                + " messages are not packed, although metadata.yaml says that all are; they are kept as they are");
            }
            if (tally.looksPacked > 0) {
                target.note(
                        topic + ": " + tally.looksPacked
                                + " messages begin as a zstd frame does, but not all of the recording's; they are kept as they are");
            }
            if (tally.broken > 0) {
                target.lost(
                        topic,
                        tally.broken,
                        tally.firstBrokenNanos,
                        tally.lastBrokenNanos,
                        "packed messages cannot be unpacked",
                        "unpacking each message");
            }
        });
    }
}
