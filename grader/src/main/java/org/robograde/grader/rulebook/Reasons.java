package org.robograde.grader.rulebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.statistics.Decimal;
import org.robograde.grader.statistics.RepetitionPlan;

/** Why a clause was judged as it was, and what would settle what is open, in both languages. */
final class Reasons {
    private static final LocalizedText NOTHING = new LocalizedText("", "");

    private final Clause clause;
    private final Combined combined;
    private final int trials;
    private final int eligible;
    private final List<String> obstacles;

    Reasons(Clause clause, Combined combined, int trials, int eligible, List<String> obstacles) {
        this.clause = clause;
        this.combined = combined;
        this.trials = trials;
        this.eligible = eligible;
        this.obstacles = List.copyOf(obstacles);
    }

    LocalizedText reason(SortedMap<Integer, Verdict> perLevel, SortedMap<Integer, Double> conformity, int highest) {
        StringBuilder en = new StringBuilder(valueEn()).append('.');
        StringBuilder zh = new StringBuilder(valueZh()).append('。');
        if (highest > 0) {
            en.append(" It keeps the limit of level ")
                    .append(highest)
                    .append(" (")
                    .append(limitEn(highest))
                    .append(keptEn(conformity, highest))
                    .append(").");
            zh.append("满足第")
                    .append(highest)
                    .append("级限值（")
                    .append(limitZh(highest))
                    .append(keptZh(conformity, highest))
                    .append("）。");
        }
        next(perLevel, highest).ifPresent(entry -> {
            en.append(' ').append(openEn(entry)).append(missedEn(conformity, entry));
            zh.append(openZh(entry)).append(missedZh(conformity, entry));
        });
        return new LocalizedText(en.toString(), zh.toString());
    }

    LocalizedText settles(SortedMap<Integer, Verdict> perLevel, int highest) {
        Optional<Map.Entry<Integer, Verdict>> open = next(perLevel, highest);
        if (open.isEmpty()) {
            return NOTHING;
        }
        return Settling.text(
                clause, combined, trials, open.get().getKey(), open.get().getValue());
    }

    /** The probability that the limit is kept, and the specific risk of having accepted wrongly (JCGM 106). */
    private String keptEn(SortedMap<Integer, Double> conformity, int level) {
        Double probability = conformity.get(level);
        if (probability == null) {
            return "";
        }
        return counted()
                ? ""
                : "; probability of conformity " + Conformity.text(probability) + ", risk of a false pass "
                        + Conformity.text(1 - probability);
    }

    private String keptZh(SortedMap<Integer, Double> conformity, int level) {
        Double probability = conformity.get(level);
        if (probability == null || counted()) {
            return "";
        }
        return "；合格概率" + Conformity.text(probability) + "，误判合格的风险" + Conformity.text(1 - probability);
    }

    private String missedEn(SortedMap<Integer, Double> conformity, Map.Entry<Integer, Verdict> entry) {
        Double probability = conformity.get(entry.getKey());
        if (probability == null) {
            return "";
        }
        if (counted()) {
            return entry.getValue() == Verdict.INCONCLUSIVE
                    ? " What was seen shows it at a confidence of " + Conformity.text(probability) + "."
                    : "";
        }
        return entry.getValue().fails()
                ? " Probability of conformity " + Conformity.text(probability) + ": the risk of a false fail."
                : " Probability of conformity " + Conformity.text(probability) + ".";
    }

    private String missedZh(SortedMap<Integer, Double> conformity, Map.Entry<Integer, Verdict> entry) {
        Double probability = conformity.get(entry.getKey());
        if (probability == null) {
            return "";
        }
        if (counted()) {
            return entry.getValue() == Verdict.INCONCLUSIVE ? "现有结果可证明的置信度为" + Conformity.text(probability) + "。" : "";
        }
        return "合格概率" + Conformity.text(probability) + (entry.getValue().fails() ? "，即误判不合格的风险。" : "。");
    }

    private boolean counted() {
        return clause.decision() instanceof DecisionRule.Reliability;
    }

    static LocalizedText nothingMeasured(Clause clause, int eligible, List<String> obstacles) {
        if (eligible == 0) {
            boolean any = clause.scenarios().isEmpty();
            String which = any ? "any scenario" : String.join(", ", clause.scenarios());
            String types = String.join(
                    ", ",
                    clause.evidenceTypes().stream()
                            .map(EvidenceType::word)
                            .sorted()
                            .toList());
            return new LocalizedText(
                    "Could not tell: there is no trial of " + which + " with evidence of the kind " + types + ".",
                    "无法判定：没有" + (any ? "任何" : "场景" + which + "的") + "试验具有所要求的证据类型（" + types + "）。");
        }
        return new LocalizedText(
                "Could not tell: not measurable in any of " + eligible + " trials: " + String.join("; ", obstacles)
                        + ".",
                "无法判定：" + eligible + "次试验均无法测得该指标。原因（英文原文）：" + String.join("; ", obstacles) + "。");
    }

    /** The lowest level not passed, with its verdict. */
    private static Optional<Map.Entry<Integer, Verdict>> next(SortedMap<Integer, Verdict> perLevel, int highest) {
        return perLevel.entrySet().stream().filter(e -> e.getKey() > highest).findFirst();
    }

    private String openEn(Map.Entry<Integer, Verdict> entry) {
        int level = entry.getKey();
        String asked = "Level " + level + " asks for " + limitEn(level);
        return switch (entry.getValue()) {
            case FAIL ->
                asked + "; it is not kept" + (combined.lowerBound() ? ": the end was not seen by then." : guardEn());
            case CONDITIONAL -> asked + "; it is kept, but not by the guard band.";
            case CONDITIONAL_FAIL -> asked + "; it is not kept, but by less than the guard band.";
            default -> asked + "; it could not be told: " + whyEn() + ".";
        };
    }

    private String openZh(Map.Entry<Integer, Verdict> entry) {
        int level = entry.getKey();
        String asked = "第" + level + "级要求" + limitZh(level);
        return switch (entry.getValue()) {
            case FAIL -> asked + "，未满足" + (combined.lowerBound() ? "：至此仍未观测到终点。" : guardZh());
            case CONDITIONAL -> asked + "，虽满足但未留出保护带。";
            case CONDITIONAL_FAIL -> asked + "，未满足，但差距小于保护带。";
            default -> asked + "，无法判定：" + whyZh() + "。";
        };
    }

    private String guardEn() {
        return clause.decision() instanceof DecisionRule.Guarded ? " with its guard band." : ".";
    }

    private String guardZh() {
        return clause.decision() instanceof DecisionRule.Guarded ? "（含保护带）。" : "。";
    }

    private String whyEn() {
        if (trials < clause.minTrials()) {
            return "measured in " + trialsEn() + ", " + clause.minTrials() + " are needed"
                    + (obstacles.isEmpty()
                            ? ""
                            : " (not measurable in " + (eligible - trials) + ": " + String.join("; ", obstacles) + ")");
        }
        if (Settling.uncertaintyUnknown(clause, combined)) {
            return "no uncertainty is known, so that there is no guard band";
        }
        return combined.lowerBound()
                ? "the end was not seen"
                : "the attempts show neither success nor failure surely enough";
    }

    private String whyZh() {
        if (trials < clause.minTrials()) {
            return "仅在" + trials + "次试验中测得，至少需要" + clause.minTrials() + "次"
                    + (obstacles.isEmpty()
                            ? ""
                            : "（另有" + (eligible - trials) + "次无法测得，原因（英文原文）：" + String.join("; ", obstacles) + "）");
        }
        if (Settling.uncertaintyUnknown(clause, combined)) {
            return "不确定度未知，无法设置保护带";
        }
        return combined.lowerBound() ? "未观测到终点" : "现有次数既不足以证明达到，也不足以证明未达到";
    }

    private String valueEn() {
        if (clause.measurand().kind() == MetricDefinition.Kind.PROPORTION) {
            return combined.attempts().successes() + " of "
                    + combined.attempts().attempts() + " ("
                    + Decimal.percent(combined.value()) + "); the true rate is at least "
                    + Decimal.percent(combined.low())
                    + " at one-sided confidence " + confidence();
        }
        String what = switch (clause.combination()) {
            case MEAN -> "mean of " + trialsEn();
            case WORST -> "worst of " + trialsEn();
            case POOLED -> trialsEn() + " together";
        };
        return (combined.lowerBound() ? "At least " : "") + amount() + ", " + what;
    }

    private String trialsEn() {
        return trials + (trials == 1 ? " trial" : " trials");
    }

    private String valueZh() {
        if (clause.measurand().kind() == MetricDefinition.Kind.PROPORTION) {
            return combined.attempts().attempts() + "次中成功" + combined.attempts().successes() + "次（"
                    + Decimal.percent(combined.value()) + "），单侧置信度" + confidence() + "下真实成功率不低于"
                    + Decimal.percent(combined.low());
        }
        String what = switch (clause.combination()) {
            case MEAN -> trials + "次试验的平均值为";
            case WORST -> trials + "次试验中最差值为";
            case POOLED -> trials + "次试验合计为";
        };
        return what + (combined.lowerBound() ? "至少" : "") + amount();
    }

    private String confidence() {
        return clause.decision() instanceof DecisionRule.Reliability r ? Decimal.text(r.confidence()) : "0.95";
    }

    private String amount() {
        String plain = withUnit(combined.value());
        return combined.expandedUncertainty() == 0
                ? plain
                : plain + " ± " + withUnit(combined.expandedUncertainty()) + " (k = " + coverageFactor() + ")";
    }

    /** To two digits after the point: the factor that makes U of the standard uncertainty, which few trials make larger than 2. */
    private String coverageFactor() {
        return BigDecimal.valueOf(combined.expandedUncertainty() / combined.standardUncertainty())
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private String withUnit(double value) {
        return Decimal.text(value) + (clause.unit().equals("1") ? "" : " " + clause.unit());
    }

    private String limitEn(int level) {
        double limit = clause.limit(level);
        if (clause.decision() instanceof DecisionRule.Reliability r) {
            return "R = " + Decimal.text(limit) + " at C = " + Decimal.text(r.confidence()) + ", shown by "
                    + RepetitionPlan.withoutFailure(limit, r.confidence()) + " of as many";
        }
        return (clause.direction() == Direction.AT_MOST ? "at most " : "at least ") + withUnit(limit);
    }

    private String limitZh(int level) {
        double limit = clause.limit(level);
        if (clause.decision() instanceof DecisionRule.Reliability r) {
            return "可靠度R = " + Decimal.text(limit) + "、置信度C = " + Decimal.text(r.confidence()) + "（需"
                    + RepetitionPlan.withoutFailure(limit, r.confidence()) + "次全部成功）";
        }
        return (clause.direction() == Direction.AT_MOST ? "不大于" : "不小于") + withUnit(limit);
    }
}
