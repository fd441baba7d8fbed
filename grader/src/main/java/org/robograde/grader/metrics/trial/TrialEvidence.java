package org.robograde.grader.metrics.trial;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.robograde.agent.evidence.Evidence;
import org.robograde.grader.statistics.Decimal;

/**
 * Everything the metrics see of one trial, built once per bundle.
 *
 * @param topics role to topic, as stated by the evidence or inferred (then {@code quality} says so)
 * @param unavailable role to the reason why there is nothing to measure on it
 * @param quality what a reader should know of the evidence, in words
 */
public record TrialEvidence(
        TrialFacts facts,
        EventLog events,
        Tracks tracks,
        Map<String, String> topics,
        Map<String, String> unavailable,
        List<String> quality) {
    /** Losses that together are no longer than this leave a measurement on a sampled role standing; they are stated all the same. */
    private static final long TOLERATED_LOSS_NANOS = 1_000_000_000L;

    /** What a recording that was never sealed may lack at its end: the writer forces it to the disk four times a second. */
    private static final long UNSEALED_NANOS = 250_000_000L;

    /** Roles that are counted: each message decides, and one that is lost may be the one that mattered. */
    private static final Set<String> COUNTED = Set.of(Roles.EVENTS, Roles.TELEOP);

    public TrialEvidence {
        topics = Map.copyOf(topics);
        unavailable = Map.copyOf(unavailable);
        quality = List.copyOf(quality);
    }

    public String topic(String role) {
        return topics.getOrDefault(role, role);
    }

    /** Why a role cannot be used, if it cannot: absent, silent, unreadable, or with too much missing. */
    public Optional<String> obstacle(String role) {
        String reason = unavailable.get(role);
        if (reason != null) {
            return Optional.of(reason);
        }
        return loss(role);
    }

    /** Why what is on record of a role cannot be relied on, if it cannot: too much of it is missing. A role that is absent has lost nothing. */
    public Optional<String> loss(String role) {
        List<Evidence.Damage> losses = facts.damage().stream()
                .filter(d -> d.topic().equals(topic(role)) || d.topic().equals("*"))
                .toList();
        Optional<Evidence.Damage> blocking = losses.stream()
                .filter(d -> COUNTED.contains(role) || extentUnknown(d))
                .findFirst();
        if (blocking.isPresent()) {
            return Optional.of(describe(role, blocking.get()));
        }
        long lost = losses.stream().mapToLong(this::lostNanos).reduce(0, TrialEvidence::saturated);
        return lost > TOLERATED_LOSS_NANOS ? Optional.of(tooMuch(role, losses, lost)) : Optional.empty();
    }

    private long lostNanos(Evidence.Damage damage) {
        return unsealedEnd(damage) ? UNSEALED_NANOS : Math.max(0, damage.toNanos() - damage.fromNanos());
    }

    private static long saturated(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    /** Neither how many nor how long: it may be anything. */
    private boolean extentUnknown(Evidence.Damage damage) {
        return damage.count() < 0 && damage.toNanos() <= damage.fromNanos() && !unsealedEnd(damage);
    }

    /** The one entry of unknown count whose extent is known: the end of a recording that was interrupted. */
    private boolean unsealedEnd(Evidence.Damage damage) {
        return facts.outcome().equals("interrupted")
                && damage.topic().equals("*")
                && damage.fromNanos() == damage.toNanos()
                && damage.toNanos() >= facts.endNanos() - UNSEALED_NANOS;
    }

    private static String tooMuch(String role, List<Evidence.Damage> losses, long lost) {
        return losses.size() == 1
                ? describe(role, losses.get(0))
                : Decimal.seconds(lost) + " s missing in " + losses.size() + " losses, the first: "
                        + describe(role, losses.get(0));
    }

    private static String describe(String role, Evidence.Damage damage) {
        return EvidenceQuality.damage(damage) + ", needed for " + role;
    }
}
