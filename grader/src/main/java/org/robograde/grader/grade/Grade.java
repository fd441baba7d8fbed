package org.robograde.grader.grade;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Provenance;
import org.robograde.grader.rulebook.Verdict;
import org.robograde.grader.rulebook.Verification;

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
 * @param confidence how sure the level is; absent where there is none, or it is 0
 * @param elements one per element of the rulebook
 * @param autonomy the autonomy result, separate from intelligence
 * @param findings one per clause
 * @param measurements every measurement used, by metric id then trial id
 * @param notMeasurable every metric that could not be measured, per trial, with the reason
 * @param weakestProvenance of the clauses that decided
 * @param decidedBy clause ids that kept the level from being higher, the hardest first
 * @param robustness how far the level is from being another
 */
public record Grade(
        int formatVersion,
        String graderVersion,
        String unitId,
        RulebookIdentity rulebook,
        List<GradedTrial> trials,
        Optional<Integer> level,
        LocalizedText levelReason,
        Optional<Confidence> confidence,
        List<ElementLevel> elements,
        AutonomyResult autonomy,
        List<ClauseFinding> findings,
        List<Measurement> measurements,
        List<NotMeasured> notMeasurable,
        Provenance weakestProvenance,
        List<String> decidedBy,
        Robustness robustness) {

    /**
     * @param structureOnly whether its values are still missing, so that it gives observations and no level
     * @param levels level number to its name, in rising order
     */
    public record RulebookIdentity(
            String id,
            String edition,
            String status,
            String sha256,
            LocalizedText title,
            boolean structureOnly,
            List<LevelName> levels) {}

    public record LevelName(int level, LocalizedText name) {}

    /**
     * One bundle that was graded.
     *
     * @param phases of the scenario, in the order in which they began
     */
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
            List<String> damage,
            List<PhaseShares> phases) {
        /** A trial without phases. */
        public GradedTrial(
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
                List<String> damage) {
            this(
                    trialId,
                    manifestSha256,
                    scenarioId,
                    repetition,
                    seed,
                    timeBase,
                    source,
                    outcome,
                    outcomeReason,
                    durationSeconds,
                    damage,
                    List.of());
        }
    }

    /**
     * Who did what in one phase of one trial, as far as it is on record.
     *
     * @param fromNanos log time
     * @param toNanos log time; the end of the record for a phase that never ended
     * @param shares function (monitor, generate, select, execute) to the unit's share, 0 to 1; the rest is persons'; absent when not
     *     recorded
     */
    public record PhaseShares(String phase, long fromNanos, long toNanos, Map<String, Double> shares) {}

    /**
     * @param elementId e.g. {@code perception}
     * @param level reached, absent when it could not be told
     * @param score position on the level scale for the radar, e.g. 2.5; equals the level when exact
     * @param limitingClauses clause ids that kept it from the next level
     * @param confidence how sure the level is; absent where there is none, or it is 0
     * @param observations what was measured of the metrics the rulebook shows with the element
     */
    public record ElementLevel(
            String elementId,
            LocalizedText title,
            Optional<Integer> level,
            double score,
            LocalizedText reason,
            List<String> limitingClauses,
            Optional<Confidence> confidence,
            List<Observed> observations) {}

    /**
     * How sure it is that a level was reached: every clause it rests on is kept with some probability.
     *
     * @param weakest the smallest of these probabilities (for a proportion the confidence at which R is shown)
     * @param weakestClause whose it is
     * @param jointAtLeast what all of them together are at least, whatever they have to do with each other: 1 less the sum of the
     *     risks, or 0
     * @param unknown clauses of which no uncertainty is known
     */
    public record Confidence(double weakest, String weakestClause, double jointAtLeast, List<String> unknown) {}

    /**
     * A metric over all trials in which it was measured, with no limit to hold it against.
     *
     * @param low smallest value
     * @param high greatest value
     */
    public record Observed(String metricId, String unit, int trials, double mean, double low, double high) {}

    /**
     * One clause, judged at each level.
     *
     * @param clauseId as printed in the rulebook
     * @param metricId behind it; {@code derived.} and the clause's id for an expression
     * @param expression over metrics, absent where a metric is judged as it is
     * @param verification who held it against the source text
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
            Optional<String> expression,
            String unit,
            String decisionRule,
            Provenance provenance,
            Verification verification,
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

    /**
     * @param atMost true: the limit is an upper one
     * @param conformity probability that the limit is kept (for a proportion, the confidence at which R is shown); absent where no
     *     uncertainty is known. The specific risk of a pass is 1 less it, that of a fail is it
     */
    public record LevelVerdict(int level, double limit, boolean atMost, Verdict verdict, Optional<Double> conformity) {}

    /**
     * How far the level is from being another.
     *
     * @param margins of every clause that was measured, in the order of the rulebook
     * @param raising clauses each of which alone, kept at every level, would raise the level
     * @param together where no clause alone would: those that only together could
     */
    public record Robustness(List<Margin> margins, List<Raise> raising, List<String> together) {}

    /**
     * How far one clause's value is from another verdict.
     *
     * @param heldLevel the highest level it keeps; 0 when none
     * @param room how much worse the value could be and still keep it, in the clause's unit; absent at level 0 and for proportions
     * @param roomInU the same in multiples of U; absent where no uncertainty is known
     * @param failuresToLose further failures that would lose it, for proportions
     * @param nextLevel the lowest level it does not keep; absent when it keeps all
     * @param gap how much better the value would have to be; absent for proportions
     * @param successesToGain further successes in a row that would gain it, for proportions
     */
    public record Margin(
            String clauseId,
            int heldLevel,
            Optional<Double> room,
            Optional<Double> roomInU,
            Optional<Integer> failuresToLose,
            Optional<Integer> nextLevel,
            Optional<Double> gap,
            Optional<Integer> successesToGain) {}

    /** @param toLevel what the overall level would be */
    public record Raise(String clauseId, int toLevel) {}

    /**
     * @param interventions count per kind over all trials
     * @param shares function (monitor, generate, select, execute) to the unit's share, 0 to 1, absent when not recorded
     * @param endsleyKaber level 1 to 10 by the look-up table, absent when the allocation is not recorded
     * @param scales the mission as a whole on every published scale that applies
     * @param phases what was done in each phase of the scenarios, the trials together
     */
    public record AutonomyResult(
            Map<String, Integer> interventions,
            Map<String, Double> shares,
            Optional<Integer> endsleyKaber,
            LocalizedText name,
            LocalizedText reason,
            List<ScaleResult> scales,
            List<PhaseAutonomy> phases) {}

    /**
     * @param id {@code endsley-kaber}, {@code lora}, {@code yang}
     * @param source where the table comes from
     * @param level of the mission, absent when the allocation is not recorded
     * @param time share of the phases' time at each level
     */
    public record ScaleResult(
            String id,
            LocalizedText title,
            String source,
            Optional<Integer> level,
            LocalizedText name,
            List<TimeAtLevel> time) {}

    /** @param level absent for the time of which too little is on record */
    public record TimeAtLevel(Optional<Integer> level, double share) {}

    /**
     * @param seconds of this phase in all trials together
     * @param shares function to the unit's share; absent when not recorded
     * @param calledByUnit interventions the unit had asked for
     * @param begunByPerson interventions nobody had asked for
     * @param levels scale id to level; absent when the allocation is not recorded
     */
    public record PhaseAutonomy(
            String phase,
            double seconds,
            Map<String, Double> shares,
            int calledByUnit,
            int begunByPerson,
            Map<String, Integer> levels) {}

    public record NotMeasured(String metricId, String trialId, String reason) {}
}
