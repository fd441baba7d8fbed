package org.robograde.grader.metrics.trial;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.agent.evidence.Evidence;

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
    /** Losses shorter than this leave a measurement standing; they are stated all the same. */
    private static final long TOLERATED_LOSS_NANOS = 1_000_000_000L;

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
        String topic = topic(role);
        return facts.damage().stream()
                .filter(d -> d.topic().equals(topic) || d.topic().equals("*"))
                .filter(d -> d.toNanos() - d.fromNanos() > TOLERATED_LOSS_NANOS)
                .findFirst()
                .map(d -> describe(role, d));
    }

    private static String describe(String role, Evidence.Damage damage) {
        return EvidenceQuality.damage(damage) + ", needed for " + role;
    }
}
