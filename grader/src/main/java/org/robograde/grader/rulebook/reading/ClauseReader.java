package org.robograde.grader.rulebook.reading;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.grader.metrics.MetricCatalogue;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.Combination;
import org.robograde.grader.rulebook.DecisionRule;
import org.robograde.grader.rulebook.Direction;
import org.robograde.grader.rulebook.EvidenceType;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Measurand;
import org.robograde.grader.rulebook.Provenance;
import org.robograde.grader.rulebook.Verification;
import org.robograde.grader.statistics.Decimal;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one clause and holds it against the metric it names. */
final class ClauseReader {
    static final List<String> KEYS = List.of(
            "id",
            "title",
            "element",
            "metric",
            "expression",
            "unit",
            "direction",
            "limits",
            "scenarios",
            "minTrials",
            "evidenceTypes",
            "combine",
            "decision",
            "weight",
            "reason",
            "origin",
            "provenance",
            "verifiedBy",
            "verifiedOn",
            "textSha256");

    private final MeasurandReader measurands;
    private final List<Integer> levels;
    private final List<String> elements;
    private final Findings findings;

    ClauseReader(MetricCatalogue metrics, List<Integer> levels, List<String> elements, Findings findings) {
        this.measurands = new MeasurandReader(metrics, findings);
        this.levels = List.copyOf(levels);
        this.elements = List.copyOf(elements);
        this.findings = findings;
    }

    /** The id of a clause not yet read, for messages; empty if it has none. */
    static String idOf(Node item) {
        if (item instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("id")
                        && tuple.getValueNode() instanceof ScalarNode value) {
                    return value.getValue();
                }
            }
        }
        return "";
    }

    /** The clause, unless its metric, direction or decision rule could not be read. */
    Optional<Clause> clause(Section section) {
        String id = section.text("id", "add: id: ...");
        LocalizedText title = section.localized("title", "add: title: {en: ..., zh: ...}");
        String element = section.oneOf("element", elements, "add: element: ...").orElse("");
        Optional<Measurand> metric = measurands.measurand(section, id);
        String unit = measurands.unit(section, id, metric);
        Optional<Direction> direction = direction(section);
        Optional<Combination> combination = combination(section, metric);
        Optional<DecisionRule> decision = decision(section, metric);
        SortedMap<Integer, Double> limits =
                direction.map(d -> limits(section, d, metric)).orElseGet(TreeMap::new);
        List<String> scenarios = section.texts("scenarios", "name the scenarios whose trials count, or [] for any");
        int minTrials = section.need("minTrials", "add: minTrials: 3")
                .map(n -> section.integer("minTrials", n, 1))
                .orElse(OptionalInt.empty())
                .orElse(1);
        Set<EvidenceType> types = evidenceTypes(section);
        LocalizedText reason = section.localized("reason", "say why the clause is there: reason: {en: ..., zh: ...}");
        LocalizedText origin =
                section.localized("origin", "say where the limits come from: origin: {en: ..., zh: ...}");
        Provenance provenance = AggregationReader.provenance(section);
        Verification verification = AggregationReader.verification(section, provenance, findings);
        double weight = weight(section);
        if (metric.isEmpty() || direction.isEmpty() || combination.isEmpty() || decision.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Clause(
                id,
                title,
                element,
                metric.get(),
                unit,
                direction.get(),
                limits,
                scenarios,
                minTrials,
                types,
                combination.get(),
                decision.get(),
                weight,
                reason,
                origin,
                provenance,
                verification,
                RulebookReader.lineOf(section.node()).orElse(1)));
    }

    private double weight(Section section) {
        Optional<Node> node = section.find("weight");
        OptionalDouble weight = node.map(n -> section.number("weight", n)).orElse(OptionalDouble.of(1));
        if (weight.isPresent() && weight.getAsDouble() <= 0) {
            findings.add(
                    "out-of-range",
                    node.orElse(section.node()),
                    "the weight of " + section.name() + " must be more than 0",
                    "1 is the weight of a clause that states none");
        }
        return weight.orElse(1);
    }

    private static Optional<Direction> direction(Section section) {
        return section.oneOf("direction", List.of("atMost", "atLeast"), "add: direction: atMost (or atLeast)")
                .map(word -> word.equals("atMost") ? Direction.AT_MOST : Direction.AT_LEAST);
    }

    private Optional<Combination> combination(Section section, Optional<Measurand> metric) {
        Optional<Combination> found = section.oneOf(
                        "combine", List.of("mean", "worst", "pooled"), "add: combine: mean (or worst, pooled)")
                .map(word -> Combination.valueOf(word.toUpperCase(Locale.ROOT)));
        boolean pooled = found.filter(c -> c == Combination.POOLED).isPresent();
        if (found.isPresent() && metric.isPresent()) {
            boolean quantity = metric.get().kind() == MetricDefinition.Kind.QUANTITY;
            if (quantity == pooled) {
                findings.add(
                        "combine-mismatch",
                        section.find("combine").orElse(section.node()),
                        metric.get().id() + " cannot be combined as "
                                + found.get().word(),
                        quantity ? "write: combine: mean, or: combine: worst" : "write: combine: pooled");
            }
        }
        return found;
    }

    private Optional<DecisionRule> decision(Section section, Optional<Measurand> metric) {
        Optional<MappingNode> mapping = section.mapping("decision", "add: decision: {rule: simple}");
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        Section decision =
                new Section("decision", mapping.get(), findings, List.of("rule", "guardFactor", "confidence"));
        Optional<String> rule =
                decision.oneOf("rule", List.of("simple", "guarded", "nonbinary", "proportion"), "add: rule: simple");
        boolean counts =
                metric.filter(m -> m.kind() == MetricDefinition.Kind.PROPORTION).isPresent();
        if (rule.isPresent() && metric.isPresent() && rule.get().equals("proportion") != counts) {
            findings.add(
                    "decision-mismatch",
                    decision.find("rule").orElse(decision.node()),
                    metric.get().id() + " cannot be decided by the rule " + rule.get(),
                    counts ? "write: {rule: proportion, confidence: 0.8}" : "choose simple, guarded or nonbinary");
        }
        return rule.flatMap(word -> rule(word, decision));
    }

    private Optional<DecisionRule> rule(String word, Section decision) {
        return switch (word) {
            case "simple" -> Optional.of(new DecisionRule.Simple());
            case "guarded" -> guardFactor(decision).map(DecisionRule.Guarded::new);
            case "nonbinary" -> guardFactor(decision).map(DecisionRule.NonBinary::new);
            default -> between(decision, "confidence", 0, 1).map(DecisionRule.Reliability::new);
        };
    }

    private Optional<Double> guardFactor(Section decision) {
        return between(decision, "guardFactor", 0, 10);
    }

    private Optional<Double> between(Section decision, String key, double low, double high) {
        OptionalDouble number = decision.number(key, "add: " + key + ": ...");
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (number.getAsDouble() <= low || number.getAsDouble() >= high) {
            findings.add(
                    "out-of-range",
                    decision.find(key).orElse(decision.node()),
                    key + " must lie between " + Decimal.text(low) + " and " + Decimal.text(high),
                    "it is " + Decimal.text(number.getAsDouble()));
            return Optional.empty();
        }
        return Optional.of(number.getAsDouble());
    }

    private SortedMap<Integer, Double> limits(Section section, Direction direction, Optional<Measurand> metric) {
        SortedMap<Integer, Double> limits =
                LevelNumbers.read(section, "limits", levels, "add: limits: {1: ..., 2: ...}", findings);
        rising(section, limits, direction);
        reliabilities(section, limits, metric);
        return limits;
    }

    private void rising(Section section, SortedMap<Integer, Double> limits, Direction direction) {
        Map.Entry<Integer, Double> below = null;
        for (Map.Entry<Integer, Double> entry : limits.entrySet()) {
            if (below != null && !direction.stricter(entry.getValue(), below.getValue())) {
                findings.add(
                        "limits-do-not-rise",
                        LevelNumbers.node(section, "limits", entry.getKey()),
                        "the limit " + Decimal.text(entry.getValue()) + " at level " + entry.getKey()
                                + " is not stricter than " + Decimal.text(below.getValue()) + " at level "
                                + below.getKey(),
                        "make it stricter, or leave it out: the lower level's limit holds on");
            }
            below = entry;
        }
    }

    private void reliabilities(Section section, SortedMap<Integer, Double> limits, Optional<Measurand> metric) {
        if (metric.filter(m -> m.kind() == MetricDefinition.Kind.PROPORTION).isEmpty()) {
            return;
        }
        limits.forEach((level, limit) -> {
            if (limit <= 0 || limit >= 1) {
                findings.add(
                        "out-of-range",
                        LevelNumbers.node(section, "limits", level),
                        "the limit of a proportion is the reliability R and lies between 0 and 1",
                        "no number of trials shows 0 or 1; write e.g. 0.5");
            }
        });
    }

    private Set<EvidenceType> evidenceTypes(Section section) {
        Set<EvidenceType> types = EnumSet.noneOf(EvidenceType.class);
        List<String> words =
                Arrays.stream(EvidenceType.values()).map(EvidenceType::word).toList();
        section.find("evidenceTypes")
                .filter(n -> n instanceof SequenceNode sequence
                        && sequence.getValue().isEmpty())
                .ifPresent(n -> findings.add(
                        "no-evidence-type",
                        n,
                        "evidenceTypes of the clause names none, so that no trial could ever count",
                        "write e.g.: evidenceTypes: [simulation, field]"));
        for (Node item : section.list("evidenceTypes", "add: evidenceTypes: [simulation, field]")) {
            section.oneOf("evidenceTypes", item, words)
                    .ifPresent(word -> types.add(EvidenceType.valueOf(word.toUpperCase(Locale.ROOT))));
        }
        return types;
    }
}
