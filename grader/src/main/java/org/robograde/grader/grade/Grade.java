package org.robograde.grader.grade;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Provenance;
import org.robograde.grader.rulebook.Verdict;

/**
 * The grader's whole answer for one unit: a pure function of the bundles and the rulebook, the same bytes every time.
 *
 * @param formatVersion of {@code grade.json}
 * @param graderVersion of the software that computed it
 * @param unitId the unit under test
 * @param rulebook which rules, pinned by hash
 * @param trials the bundles graded, in order of trial id
 * @param level the overall intelligence level reached, absent when it could not be told
 * @param levelReason in words, why this level and not the next
 * @param elements one per element of the rulebook
 * @param autonomy the autonomy result, separate from intelligence
 * @param findings one per clause
 * @param measurements every measurement used, by metric id then trial id
 * @param notMeasurable every metric that could not be measured, per trial, with the reason
 * @param weakestProvenance of the clauses that decided
 * @param decidedBy clause ids that kept the level from being higher, the hardest first
 */
public record Grade(
        int formatVersion,
        String graderVersion,
        String unitId,
        RulebookIdentity rulebook,
        List<GradedTrial> trials,
        Optional<Integer> level,
        LocalizedText levelReason,
        List<ElementLevel> elements,
        AutonomyResult autonomy,
        List<ClauseFinding> findings,
        List<Measurement> measurements,
        List<NotMeasured> notMeasurable,
        Provenance weakestProvenance,
        List<String> decidedBy) {

    /**
     * @param levels level number to its name, in rising order
     */
    public record RulebookIdentity(
            String id, String edition, String status, String sha256, LocalizedText title, List<LevelName> levels) {}

    public record LevelName(int level, LocalizedText name) {}

    /** One bundle that was graded. */
    public record GradedTrial(
            String trialId,
            String manifestSha256,
            String scenarioId,
            int repetition,
            long seed,
            String timeBase,
            String source,
            String outcome,
            String outcomeReason,
            double durationSeconds,
            List<String> damage) {}

    /**
     * @param elementId e.g. {@code perception}
     * @param level reached, absent when it could not be told
     * @param score position on the level scale for the radar, e.g. 2.5; equals the level when exact
     * @param limitingClauses clause ids that kept it from the next level
     */
    public record ElementLevel(
            String elementId,
            LocalizedText title,
            Optional<Integer> level,
            double score,
            LocalizedText reason,
            List<String> limitingClauses) {}

    /**
     * One clause, judged at each level.
     *
     * @param clauseId as printed in the rulebook
     * @param metricId behind it
     * @param value the aggregated value over trials, absent when not measurable
     * @param expandedUncertainty U (k = 2) of the value, in unit
     * @param intervalLow lower end of the interval used to decide (exact binomial bound for proportions, value - U otherwise)
     * @param intervalHigh upper end
     * @param perLevel the verdict at each level that states a limit
     * @param highestLevelPassed the highest level whose limit (and all below) is kept; 0 when none
     * @param reason in words
     * @param settles what would settle it when inconclusive or conditional; empty otherwise
     * @param decidingTrialId whose measurement decided
     * @param decidingMoment the moment to show
     */
    public record ClauseFinding(
            String clauseId,
            String elementId,
            LocalizedText title,
            String metricId,
            String unit,
            String decisionRule,
            Provenance provenance,
            LocalizedText origin,
            Optional<Double> value,
            double expandedUncertainty,
            double intervalLow,
            double intervalHigh,
            int samples,
            List<LevelVerdict> perLevel,
            int highestLevelPassed,
            Verdict verdict,
            LocalizedText reason,
            LocalizedText settles,
            Optional<String> decidingTrialId,
            Optional<Measurement.EvidenceReference> decidingMoment) {}

    /** @param atMost true: the limit is an upper one */
    public record LevelVerdict(int level, double limit, boolean atMost, Verdict verdict) {}

    /**
     * @param interventions count per kind over all trials
     * @param shares function (monitor, generate, select, execute) to the unit's share, 0 to 1, absent when not recorded
     * @param endsleyKaber level 1 to 10 by the look-up table, absent when the allocation is not recorded
     */
    public record AutonomyResult(
            Map<String, Integer> interventions,
            Map<String, Double> shares,
            Optional<Integer> endsleyKaber,
            LocalizedText name,
            LocalizedText reason) {}

    public record NotMeasured(String metricId, String trialId, String reason) {}
}
