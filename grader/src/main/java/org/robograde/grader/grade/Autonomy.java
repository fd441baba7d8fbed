package org.robograde.grader.grade;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.robograde.grader.grade.Grade.AutonomyResult;
import org.robograde.grader.metrics.autonomy.FunctionShare;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.statistics.Decimal;

/** The autonomy of a unit over all its trials, read off the record and not off a declaration. */
final class Autonomy {
    private static final Map<String, String> CHINESE =
            Map.of("monitor", "监控", "generate", "方案生成", "select", "选择", "execute", "执行");

    private Autonomy() {}

    /** @param rulebook whose clauses on autonomy name the scenarios that count for the shares; none or any is every trial */
    static AutonomyResult of(List<MeasuredTrial> trials, Rulebook rulebook) {
        Map<String, Integer> interventions = new TreeMap<>();
        trials.forEach(t -> t.interventions().forEach((kind, count) -> interventions.merge(kind, count, Integer::sum)));
        Map<String, Double> shares = new TreeMap<>();
        for (String function : EndsleyKaber.functions()) {
            pooled(counted(trials, rulebook), "autonomy.share-" + function)
                    .ifPresent(share -> shares.put(function, share));
        }
        Optional<EndsleyKaber.Level> level = EndsleyKaber.of(shares);
        return new AutonomyResult(
                interventions,
                shares,
                level.map(EndsleyKaber.Level::number),
                level.map(EndsleyKaber.Level::name).orElse(new LocalizedText("not recorded", "未记录")),
                reason(shares, level));
    }

    private static List<MeasuredTrial> counted(List<MeasuredTrial> trials, Rulebook rulebook) {
        List<Clause> clauses = rulebook.clauses().stream()
                .filter(c -> c.metric().id().startsWith("autonomy."))
                .toList();
        boolean any = clauses.isEmpty()
                || clauses.stream().anyMatch(c -> c.scenarios().isEmpty());
        return trials.stream()
                .filter(t -> any
                        || clauses.stream()
                                .anyMatch(c -> c.scenarios()
                                        .contains(t.facts().identity().scenarioId())))
                .toList();
    }

    /** Added up over the trials before dividing, so that a short trial weighs no more than it lasted. */
    private static OptionalDouble pooled(List<MeasuredTrial> trials, String metricId) {
        FunctionShare.Parts sum = new FunctionShare.Parts(0, 0);
        for (MeasuredTrial trial : trials) {
            FunctionShare.Parts parts = trial.shares().get(metricId);
            sum = parts == null ? sum : sum.plus(parts);
        }
        double all = sum.unit() + sum.person();
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum.unit() / all);
    }

    private static LocalizedText reason(Map<String, Double> shares, Optional<EndsleyKaber.Level> level) {
        List<String> missing = EndsleyKaber.functions().stream()
                .filter(f -> !shares.containsKey(f))
                .toList();
        if (level.isEmpty()) {
            return new LocalizedText(
                    "Who did what is not on record for: " + String.join(", ", missing) + ".",
                    "以下职能由谁完成没有记录："
                            + String.join(
                                    "、", missing.stream().map(Autonomy::chinese).toList()) + "。");
        }
        StringBuilder en = new StringBuilder("The unit's share:");
        StringBuilder zh = new StringBuilder("机器人所占份额：");
        for (String function : EndsleyKaber.functions()) {
            String share = Decimal.percent(shares.getOrDefault(function, 0.0));
            boolean last = function.equals("execute");
            en.append(' ').append(function).append(' ').append(share).append(last ? "." : ",");
            zh.append(chinese(function)).append(share).append(last ? "。" : "，");
        }
        en.append(" Level ")
                .append(level.get().number())
                .append(" of 10 after Endsley and Kaber, the highest row it covers.");
        zh.append("按恩兹利与卡伯十级表取所覆盖的最高行：第").append(level.get().number()).append("级。");
        return new LocalizedText(en.toString(), zh.toString());
    }

    private static String chinese(String function) {
        return CHINESE.getOrDefault(function, function);
    }
}
