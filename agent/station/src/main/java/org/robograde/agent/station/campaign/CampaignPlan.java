package org.robograde.agent.station.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a campaign will play, committed to before anything moves.
 *
 * @param unit profile as given, by id and hash
 * @param level claimed
 * @param failures that a proportion may have
 * @param seedCommitment see {@link CampaignSeed}
 * @param needs by scenario
 * @param requirements by clause
 * @param missing what keeps clauses from being decided on this site with this unit, in words
 */
public record CampaignPlan(
        int formatVersion,
        Pinned unit,
        Pinned rulebook,
        Pinned site,
        int level,
        int failures,
        String seedCommitment,
        List<Need> needs,
        List<Requirement> requirements,
        List<String> missing) {
    /** Of {@code plan.json}. */
    public static final int FORMAT = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public CampaignPlan {
        needs = List.copyOf(needs);
        requirements = List.copyOf(requirements);
        missing = List.copyOf(missing);
    }

    /** A file by its id and the SHA-256 of its bytes. */
    public record Pinned(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) String sha256) {}

    /**
     * @param script as {@code run --scenario} takes it
     * @param trials that must count
     * @param secondsAtMost of one trial, its script's time limit
     */
    public record Need(String scenarioId, String script, String scriptSha256, int trials, double secondsAtMost) {}

    /**
     * One trial of the plan.
     *
     * @param id of its first try; tries after it have {@code -2}, {@code -3} behind it
     */
    public record Slot(String id, String scenarioId, int repetition, long seed) {}

    /** Every trial in the order in which it is to be played. */
    public List<Slot> order(CampaignSeed seed) {
        if (!seed.commitment().equals(seedCommitment)) {
            throw new CampaignException("the seed is not the one that the plan committed to");
        }
        List<Slot> slots = new ArrayList<>();
        for (Need need : needs) {
            for (int repetition = 1; repetition <= need.trials(); repetition++) {
                slots.add(new Slot(
                        String.format(Locale.ROOT, "%s-%03d", need.scenarioId(), repetition),
                        need.scenarioId(),
                        repetition,
                        seed.trialSeed(need.scenarioId(), repetition)));
            }
        }
        return seed.shuffled(slots);
    }

    /** How many trials in all. */
    public int trials() {
        return needs.stream().mapToInt(Need::trials).sum();
    }

    /**
     * How long it takes at most.
     *
     * @param betweenSeconds from one trial's end to the next one's beginning
     */
    public double secondsAtMost(double betweenSeconds) {
        return needs.stream()
                .mapToDouble(need -> need.trials() * (need.secondsAtMost() + betweenSeconds))
                .sum();
    }

    byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (IOException e) {
            throw new IllegalStateException("a plan that cannot be written", e);
        }
    }

    static CampaignPlan read(Path file) {
        try {
            CampaignPlan plan = JSON.readValue(Files.readAllBytes(file), CampaignPlan.class);
            if (plan.formatVersion() != FORMAT) {
                throw new CampaignException(
                        file + ": format " + plan.formatVersion() + ", this program reads " + FORMAT);
            }
            return plan;
        } catch (IOException | RuntimeException e) {
            throw e instanceof CampaignException known
                    ? known
                    : new CampaignException(file + ": is no campaign's plan: " + e.getMessage(), e);
        }
    }
}
