package org.robograde.grader.metrics;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.trial.TrialEvidence;

/**
 * What a metric is, for people and for rulebooks; read from the family's data file.
 *
 * @param id {@code family.name}
 * @param unit of its values, e.g. {@code m}, {@code m/s}, {@code s} or {@code 1}
 * @param kind how values of several trials go together
 * @param title a few words
 * @param definition what is measured, in words
 * @param formula the arithmetic
 * @param source where definition or formula come from
 * @param needs roles without which it cannot be measured
 * @param uncertainty how its uncertainty arises
 */
public record MetricDefinition(
        String id,
        Family family,
        String unit,
        Kind kind,
        Wording title,
        Wording definition,
        String formula,
        String source,
        List<String> needs,
        Wording uncertainty) {
    public MetricDefinition {
        needs = List.copyOf(needs);
    }

    /** How values of several trials go together. */
    public enum Kind {
        /** A value per trial: their mean, or the worst. */
        QUANTITY("a value per trial: their mean, or the worst", "每次试验一个值：取平均值或最差值"),
        /** Successes of attempts: counted over all trials. */
        PROPORTION("successes of attempts, counted over all trials", "成功次数与尝试次数之比，跨试验累计"),
        /** A bound on the time between events: times and events are added up over all trials. */
        TIME_BETWEEN("times and events, added up over all trials", "时间与事件数，跨试验累计");

        private final String en;
        private final String zh;

        Kind(String en, String zh) {
            this.en = en;
            this.zh = zh;
        }

        public Wording title() {
            return new Wording(en, zh);
        }
    }

    public NotMeasurable notMeasurable(TrialEvidence evidence, String reason) {
        return new NotMeasurable(id, evidence.facts().trialId(), reason);
    }

    /** The reason of the first of these roles that cannot be used, if any. */
    public Optional<NotMeasurable> obstacle(TrialEvidence evidence, List<String> roles) {
        return roles.stream()
                .flatMap(role -> evidence.obstacle(role).stream())
                .findFirst()
                .map(reason -> notMeasurable(evidence, reason));
    }

    /** Begins a measurement in {@link #unit()}. */
    public Draft measured(TrialEvidence evidence, double value) {
        return new Draft(this, evidence.facts().trialId(), value);
    }
}
