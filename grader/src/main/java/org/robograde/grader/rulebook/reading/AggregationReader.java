package org.robograde.grader.rulebook.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.OverallRule;
import org.robograde.grader.rulebook.Provenance;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.Verification;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads how the elements' levels add up. */
final class AggregationReader {
    private static final List<String> RULES = List.of("minimum", "profile", "weighted", "table", "open");
    private static final List<String> KEYS = List.of(
            "rule",
            "over",
            "weights",
            "thresholds",
            "table",
            "conditionalCounts",
            "origin",
            "provenance",
            "verifiedBy",
            "verifiedOn",
            "textSha256");

    private final List<Integer> levels;
    private final List<String> elements;
    private final Findings findings;

    AggregationReader(List<Integer> levels, List<String> elements, Findings findings) {
        this.levels = List.copyOf(levels);
        this.elements = List.copyOf(elements);
        this.findings = findings;
    }

    Rulebook.Aggregation aggregation(Section top) {
        Optional<MappingNode> mapping =
                top.mapping("aggregation", "add: aggregation: {rule: minimum, over: [...], ...}");
        if (mapping.isEmpty()) {
            return new Rulebook.Aggregation(
                    new OverallRule.Open(),
                    List.of(),
                    false,
                    new LocalizedText("", ""),
                    Provenance.HOUSE,
                    Verification.NONE);
        }
        Section section = new Section("aggregation", mapping.get(), findings, KEYS);
        List<String> over = over(section);
        Provenance provenance = provenance(section);
        return new Rulebook.Aggregation(
                rule(section, over),
                over,
                section.truth("conditionalCounts"),
                section.localized("origin", "say where the rule comes from"),
                provenance,
                verification(section, provenance, findings));
    }

    private List<String> over(Section section) {
        List<String> over = new ArrayList<>();
        for (Node item : section.list("over", "name the elements that make up the overall level")) {
            section.oneOf("over", item, elements).ifPresent(id -> {
                if (over.contains(id)) {
                    findings.add("duplicate-id", item, "element " + id + " is counted twice", "name it once");
                } else {
                    over.add(id);
                }
            });
        }
        section.find("over")
                .filter(n -> n instanceof SequenceNode sequence
                        && sequence.getValue().isEmpty())
                .ifPresent(n -> findings.add(
                        "no-element",
                        n,
                        "over of aggregation names no element",
                        "a level of nothing is none: name one element at least"));
        return over;
    }

    private OverallRule rule(Section section, List<String> over) {
        String word = section.oneOf("rule", RULES, "add: rule: minimum (or profile, weighted, table)")
                .orElse("open");
        section.only(word.equals("weighted"), "weights", "only the rule weighted has weights");
        section.only(word.equals("weighted"), "thresholds", "only the rule weighted has thresholds");
        section.only(word.equals("table"), "table", "only the rule table has a table");
        return switch (word) {
            case "minimum" -> new OverallRule.Minimum();
            case "profile" -> new OverallRule.Profile();
            case "weighted" -> new OverallRule.Weighted(weights(section, over), thresholds(section));
            case "table" -> new OverallRule.Table(table(section, over));
            default -> new OverallRule.Open();
        };
    }

    private Map<String, Double> weights(Section section, List<String> over) {
        Map<String, Double> weights = new HashMap<>();
        Optional<MappingNode> mapping = section.mapping("weights", "add: weights: {<element>: 1, ...}");
        if (mapping.isEmpty()) {
            return weights;
        }
        Section each = new Section("weights", mapping.get(), findings, over);
        for (String element : over) {
            each.number(element, "give every element that counts a weight: " + element + ": 1")
                    .ifPresent(weight -> {
                        if (weight <= 0) {
                            findings.add(
                                    "out-of-range",
                                    each.find(element).orElse(each.node()),
                                    "the weight of " + element + " must be more than 0",
                                    "leave an element that does not count out of over");
                        }
                        weights.put(element, weight);
                    });
        }
        return weights;
    }

    private SortedMap<Integer, Double> thresholds(Section section) {
        SortedMap<Integer, Double> thresholds =
                LevelNumbers.read(section, "thresholds", levels, "add: thresholds: {1: 1.0, 2: 2.0, ...}", findings);
        LevelNumbers.rising("thresholds", section, thresholds, findings);
        if (!thresholds.isEmpty()) {
            LevelNumbers.complete("thresholds", section, thresholds.keySet(), levels, findings);
        }
        return thresholds;
    }

    private SortedMap<Integer, SortedMap<String, Integer>> table(Section section, List<String> over) {
        SortedMap<Integer, SortedMap<String, Integer>> rows = new TreeMap<>();
        for (Node item : section.list("table", "add: table: [{level: 1, atLeast: {<element>: 1}}]")) {
            if (!(item instanceof MappingNode mapping)) {
                findings.add(
                        "not-a-section",
                        item,
                        "a row of the table must hold keys",
                        "write: {level: 1, atLeast: {...}}");
                continue;
            }
            Section row = new Section("a row of the table", mapping, findings, List.of("level", "atLeast"));
            OptionalInt level = LevelNumbers.level(row, "level", levels, findings);
            SortedMap<String, Integer> least = atLeast(row, over);
            if (level.isPresent() && rows.put(level.getAsInt(), least) != null) {
                findings.add(
                        "duplicate-id",
                        row.node(),
                        "level " + level.getAsInt() + " has two rows in the table",
                        "keep one of them");
            }
        }
        LevelNumbers.complete("table", section, rows.keySet(), levels, findings);
        return rows;
    }

    private SortedMap<String, Integer> atLeast(Section row, List<String> over) {
        SortedMap<String, Integer> least = new TreeMap<>();
        row.mapping("atLeast", "add: atLeast: {<element>: 1, ...}").ifPresent(mapping -> {
            Section each = new Section("atLeast", mapping, findings, over);
            each.values()
                    .forEach((element, node) -> LevelNumbers.level(each, element, levels, findings)
                            .ifPresent(level -> least.put(element, level)));
        });
        return least;
    }

    static Provenance provenance(Section section) {
        List<String> words = List.of("official", "secondary", "draft", "house");
        return section.oneOf("provenance", words, "add: provenance: house (or official, secondary, draft)")
                .map(word -> Provenance.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Provenance.HOUSE);
    }

    /** Who held it against the source text; what is official needs all of it. */
    static Verification verification(Section section, Provenance provenance, Findings findings) {
        Verification verification = new Verification(
                section.optionalText("verifiedBy"),
                section.optionalText("verifiedOn"),
                section.optionalText("textSha256"));
        section.find("verifiedOn")
                .filter(n -> !verification.on().matches("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"))
                .ifPresent(n -> findings.add(
                        "not-a-date", n, "verifiedOn of " + section.name() + " is no date", "write e.g. 2026-11-22"));
        section.find("textSha256")
                .filter(n -> !verification.textSha256().matches("[0-9a-f]{64}"))
                .ifPresent(n -> findings.add(
                        "not-a-hash",
                        n,
                        "textSha256 of " + section.name() + " is no SHA-256",
                        "write the 64 hexadecimal digits, in lower case, that sha256sum prints for the source text"));
        if (provenance == Provenance.OFFICIAL) {
            for (String key : List.of("verifiedBy", "verifiedOn", "textSha256")) {
                if (section.find(key).isEmpty()) {
                    findings.add(
                            "unverified",
                            section.find("provenance").orElse(section.node()),
                            section.name() + " is official but has no " + key,
                            "say who compared it with the standard's text, when, and the text's SHA-256, or write:"
                                    + " provenance: secondary");
                }
            }
        }
        return verification;
    }
}
