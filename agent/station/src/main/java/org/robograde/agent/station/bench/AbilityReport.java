package org.robograde.agent.station.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.robograde.grader.Grader;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.units.UnitClass;

/** What the campaigns of known ability came to: built against found, and each metric by ability. */
public record AbilityReport(List<Ability> abilities, List<AbilityBench.Campaign> campaigns, List<String> notes) {
    public static final int LEVELS = 5;

    public AbilityReport {
        abilities = List.copyOf(abilities);
        campaigns = List.copyOf(campaigns);
        notes = List.copyOf(notes);
    }

    /**
     * A metric's values of one ability.
     *
     * @param values one per seed in which it was measured: the mean over the seed's trials
     * @param measured trials in which it was measured
     * @param bounds of them those that are only lower bounds
     */
    public record Spread(List<Double> values, int measured, int bounds) {
        public Spread {
            values = List.copyOf(values);
        }

        public OptionalDouble mean() {
            return values.stream().mapToDouble(Double::doubleValue).average();
        }

        public double least() {
            return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
        }

        public double most() {
            return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        }

        public String text() {
            return mean().isEmpty()
                    ? "-"
                    : String.format(
                            Locale.ROOT,
                            "%s%.3g [%.3g, %.3g] %d",
                            bounds > 0 ? ">=" : "",
                            mean().getAsDouble(),
                            least(),
                            most(),
                            measured);
        }
    }

    public List<UnitClass> classes() {
        return campaigns.stream()
                .map(AbilityBench.Campaign::unitClass)
                .distinct()
                .toList();
    }

    private List<AbilityBench.Campaign> of(UnitClass unitClass, Ability ability) {
        return campaigns.stream()
                .filter(one -> one.unitClass() == unitClass && one.ability() == ability)
                .toList();
    }

    /** Programs that failed, in words. */
    public List<String> failures() {
        return campaigns.stream()
                .filter(one -> !one.failure().isEmpty())
                .map(one -> one.unitClass().word() + " " + one.ability() + " seed " + one.seed() + ": " + one.failure())
                .toList();
    }

    /** How many of an ability's campaigns were given each level; index 0 is no level. */
    public int[] found(UnitClass unitClass, Ability ability) {
        int[] counts = new int[LEVELS + 1];
        of(unitClass, ability)
                .forEach(one -> counts[Math.min(LEVELS, one.level().orElse(0))]++);
        return counts;
    }

    /** Of all campaigns of a class, the share that was given the level it was built as. */
    public double exact(UnitClass unitClass) {
        List<AbilityBench.Campaign> all =
                campaigns.stream().filter(one -> one.unitClass() == unitClass).toList();
        long right = all.stream()
                .filter(one -> one.level().orElse(0) == rank(one.ability()))
                .count();
        return all.isEmpty() ? 0 : (double) right / all.size();
    }

    /** Pairs of campaigns of one seed in which the less able unit was given the higher level. */
    public int inversions(UnitClass unitClass) {
        int inversions = 0;
        for (AbilityBench.Campaign a : campaigns) {
            for (AbilityBench.Campaign b : campaigns) {
                boolean pair = a.unitClass() == unitClass && b.unitClass() == unitClass && a.seed() == b.seed();
                boolean inverted = rank(a.ability()) < rank(b.ability())
                        && a.level().orElse(0) > b.level().orElse(0);
                inversions += pair && inverted ? 1 : 0;
            }
        }
        return inversions;
    }

    /** Campaigns whose level is not the one built, in words: seed, level found, the clauses that decided. */
    public List<String> misses(UnitClass unitClass) {
        return campaigns.stream()
                .filter(one -> one.unitClass() == unitClass && one.level().orElse(0) != rank(one.ability()))
                .map(one -> one.ability() + " seed " + one.seed() + ": "
                        + one.level().map(level -> "level " + level).orElse("no level") + ", decided by "
                        + one.reason())
                .toList();
    }

    public double simulatedSeconds() {
        return campaigns.stream()
                .mapToDouble(AbilityBench.Campaign::simulatedSeconds)
                .sum();
    }

    /** Metric id to its spreads by ability; metrics that no campaign of the class measured are left out. */
    public Map<String, Map<Ability, Spread>> table(UnitClass unitClass) {
        Map<String, Map<Ability, Spread>> table = new TreeMap<>();
        for (MetricDefinition definition : Grader.metrics().definitions()) {
            Map<Ability, Spread> row = new LinkedHashMap<>();
            abilities.forEach(ability -> row.put(ability, spread(unitClass, ability, definition.id())));
            if (row.values().stream().anyMatch(spread -> spread.measured() > 0)) {
                table.put(definition.id(), row);
            }
        }
        return table;
    }

    private Spread spread(UnitClass unitClass, Ability ability, String metricId) {
        List<Double> values = new ArrayList<>();
        int measured = 0;
        int bounds = 0;
        for (AbilityBench.Campaign campaign : of(unitClass, ability)) {
            List<Measurement> found = campaign.trials().stream()
                    .flatMap(trial -> trial.outcomes().stream())
                    .filter(Measurement.class::isInstance)
                    .map(Measurement.class::cast)
                    .filter(one -> one.metricId().equals(metricId))
                    .toList();
            measured += found.size();
            bounds += (int) found.stream().filter(Measurement::lowerBound).count();
            found.stream().mapToDouble(Measurement::value).average().ifPresent(values::add);
        }
        return new Spread(values, measured, bounds);
    }

    /** In the catalogue's order; those no trial of any class could tell. */
    public List<String> unmeasured(UnitClass unitClass) {
        return Grader.metrics().definitions().stream()
                .map(MetricDefinition::id)
                .filter(id -> !table(unitClass).containsKey(id))
                .toList();
    }

    public Map<String, Object> document(boolean withTable) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (UnitClass unitClass : classes()) {
            Map<String, Object> one = new LinkedHashMap<>();
            Map<String, Object> confusion = new LinkedHashMap<>();
            abilities.forEach(ability -> confusion.put(ability.name(), found(unitClass, ability)));
            one.put("confusion", confusion);
            one.put("exactShare", exact(unitClass));
            one.put("rankInversions", inversions(unitClass));
            one.put("misses", misses(unitClass));
            if (withTable) {
                one.put("metrics", metrics(unitClass));
            }
            document.put(unitClass.word(), one);
        }
        document.put("simulatedSeconds", simulatedSeconds());
        document.put("failures", failures());
        document.put("notes", notes);
        return document;
    }

    private Map<String, Object> metrics(UnitClass unitClass) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        table(unitClass).forEach((id, row) -> {
            Map<String, Object> cells = new LinkedHashMap<>();
            row.forEach((ability, spread) -> {
                if (spread.mean().isPresent()) {
                    cells.put(
                            ability.name(),
                            Map.of(
                                    "mean",
                                    spread.mean().getAsDouble(),
                                    "min",
                                    spread.least(),
                                    "max",
                                    spread.most(),
                                    "trials",
                                    spread.measured(),
                                    "lowerBounds",
                                    spread.bounds()));
                }
            });
            metrics.put(id, cells);
        });
        return metrics;
    }

    /** The level a unit of this ability is meant to reach: from 1, least able first. */
    public static int rank(Ability ability) {
        return List.of(Ability.values()).indexOf(ability) + 1;
    }
}
