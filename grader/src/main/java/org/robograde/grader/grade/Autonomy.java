package org.robograde.grader.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.grader.grade.Grade.AutonomyResult;
import org.robograde.grader.grade.Grade.PhaseAutonomy;
import org.robograde.grader.grade.Grade.ScaleResult;
import org.robograde.grader.grade.Grade.TimeAtLevel;
import org.robograde.grader.metrics.autonomy.FunctionShare;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.statistics.Decimal;

/** The autonomy of a unit over all its trials, read off the record and not off a declaration; no part of intelligence. */
final class Autonomy {
    private static final Map<String, String> CHINESE =
            Map.of("monitor", "监控", "generate", "方案生成", "select", "选择", "execute", "执行");

    private final List<MeasuredTrial> all;
    private final List<MeasuredTrial> counted;
    private final List<AutonomyScale> scales;

    private Autonomy(List<MeasuredTrial> all, Rulebook rulebook) {
        this.all = all;
        this.counted = counted(all, rulebook);
        boolean surgical = rulebook.applicability().classes().contains("surgical");
        this.scales = surgical
                ? List.of(new EndsleyKaber(), new Lora(), new Yang())
                : List.of(new EndsleyKaber(), new Lora());
    }

    /** @param rulebook whose clauses on autonomy name the scenarios that count for the shares; none or any is every trial */
    static AutonomyResult of(List<MeasuredTrial> trials, Rulebook rulebook) {
        return new Autonomy(trials, rulebook).result();
    }

    private AutonomyResult result() {
        Map<String, Integer> interventions = new TreeMap<>();
        all.forEach(t -> t.interventions().forEach((kind, count) -> interventions.merge(kind, count, Integer::sum)));
        Map<String, Double> shares =
                shares(counted.stream().map(MeasuredTrial::shares).toList());
        List<PhaseAllocation> phases =
                counted.stream().flatMap(t -> t.phases().stream()).toList();
        Optional<Allocation> mission = Allocation.of(shares, called(phases), begun(phases));
        Optional<AutonomyScale.ScaleLevel> level = mission.flatMap(new EndsleyKaber()::of);
        return new AutonomyResult(
                interventions,
                shares,
                level.map(AutonomyScale.ScaleLevel::level),
                level.map(AutonomyScale.ScaleLevel::name).orElse(new LocalizedText("not recorded", "未记录")),
                reason(shares, level),
                scales.stream().map(s -> scale(s, mission, phases)).toList(),
                byPhase(phases));
    }

    private static List<MeasuredTrial> counted(List<MeasuredTrial> trials, Rulebook rulebook) {
        List<Clause> clauses = rulebook.clauses().stream()
                .filter(c -> c.measurand().metricIds().stream().anyMatch(id -> id.startsWith("autonomy.")))
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

    private static int called(List<PhaseAllocation> phases) {
        return phases.stream().mapToInt(PhaseAllocation::calledByUnit).sum();
    }

    private static int begun(List<PhaseAllocation> phases) {
        return phases.stream().mapToInt(PhaseAllocation::begunByPerson).sum();
    }

    private ScaleResult scale(AutonomyScale scale, Optional<Allocation> mission, List<PhaseAllocation> phases) {
        Optional<AutonomyScale.ScaleLevel> level = mission.flatMap(scale::of);
        return new ScaleResult(
                scale.id(),
                scale.title(),
                scale.source(),
                level.map(AutonomyScale.ScaleLevel::level),
                level.map(AutonomyScale.ScaleLevel::name).orElse(new LocalizedText("not recorded", "未记录")),
                timeAtLevels(scale, phases));
    }

    /** Of the time of all phases of all trials; a phase of which too little is on record has no level. */
    private static List<TimeAtLevel> timeAtLevels(AutonomyScale scale, List<PhaseAllocation> phases) {
        SortedMap<Integer, Long> nanos = new TreeMap<>();
        long unknown = 0;
        long total = 0;
        for (PhaseAllocation phase : phases) {
            long length = phase.toNanos() - phase.fromNanos();
            Optional<Integer> level = level(scale, List.of(phase));
            if (level.isPresent()) {
                nanos.merge(level.get(), length, Long::sum);
            } else {
                unknown += length;
            }
            total += length;
        }
        List<TimeAtLevel> shares = new ArrayList<>();
        if (total > 0) {
            double all = total;
            nanos.forEach((level, at) -> shares.add(new TimeAtLevel(Optional.of(level), at / all)));
            if (unknown > 0) {
                shares.add(new TimeAtLevel(Optional.empty(), unknown / all));
            }
        }
        return shares;
    }

    /** The phases of one name in all trials together, in the order in which the first trial that has them began them. */
    private List<PhaseAutonomy> byPhase(List<PhaseAllocation> phases) {
        return phases.stream()
                .map(PhaseAllocation::phase)
                .distinct()
                .map(name -> phase(
                        name,
                        phases.stream().filter(p -> p.phase().equals(name)).toList()))
                .toList();
    }

    private PhaseAutonomy phase(String name, List<PhaseAllocation> same) {
        SortedMap<String, Integer> levels = new TreeMap<>();
        scales.forEach(s -> level(s, same).ifPresent(level -> levels.put(s.id(), level)));
        long nanos = same.stream().mapToLong(p -> p.toNanos() - p.fromNanos()).sum();
        return new PhaseAutonomy(
                name,
                nanos / 1e9,
                shares(same.stream().map(PhaseAllocation::shares).toList()),
                called(same),
                begun(same),
                levels);
    }

    private static Optional<Integer> level(AutonomyScale scale, List<PhaseAllocation> phases) {
        return Allocation.of(
                        shares(phases.stream().map(PhaseAllocation::shares).toList()), called(phases), begun(phases))
                .flatMap(scale::of)
                .map(AutonomyScale.ScaleLevel::level);
    }

    static SortedMap<String, Double> shares(List<Map<String, FunctionShare.Parts>> parts) {
        SortedMap<String, Double> shares = new TreeMap<>();
        for (String function : Allocation.Function.words()) {
            pooled(parts, "autonomy.share-" + function).ifPresent(share -> shares.put(function, share));
        }
        return shares;
    }

    /** Added up over the trials before dividing, so that a short trial weighs no more than it lasted. */
    private static OptionalDouble pooled(List<Map<String, FunctionShare.Parts>> parts, String metricId) {
        FunctionShare.Parts sum = new FunctionShare.Parts(0, 0);
        for (Map<String, FunctionShare.Parts> each : parts) {
            FunctionShare.Parts own = each.get(metricId);
            sum = own == null ? sum : sum.plus(own);
        }
        double whole = sum.unit() + sum.person();
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum.unit() / whole);
    }

    private static LocalizedText reason(Map<String, Double> shares, Optional<AutonomyScale.ScaleLevel> level) {
        List<String> missing = Allocation.Function.words().stream()
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
        for (String function : Allocation.Function.words()) {
            String share = Decimal.percent(shares.getOrDefault(function, 0.0));
            boolean last = function.equals("execute");
            en.append(' ').append(function).append(' ').append(share).append(last ? "." : ",");
            zh.append(chinese(function)).append(share).append(last ? "。" : "，");
        }
        en.append(" Level ")
                .append(level.get().level())
                .append(" of 10 after Endsley and Kaber, the highest row it covers.");
        zh.append("按恩兹利与卡伯十级表取所覆盖的最高行：第").append(level.get().level()).append("级。");
        return new LocalizedText(en.toString(), zh.toString());
    }

    private static String chinese(String function) {
        return CHINESE.getOrDefault(function, function);
    }
}
