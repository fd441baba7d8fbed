package org.robograde.grader.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads how levels add up, and what must hold before there is one. */
final class AggregationReader {
    private static final List<String> KEYS = List.of("rule", "over", "conditionalCounts", "origin", "provenance");

    private AggregationReader() {}

    static Rulebook.Aggregation aggregation(Section top, List<Rulebook.Element> elements, Findings findings) {
        Optional<MappingNode> mapping =
                top.mapping("aggregation", "add: aggregation: {rule: minimum, over: [...], ...}");
        if (mapping.isEmpty()) {
            return new Rulebook.Aggregation("", List.of(), false, new LocalizedText("", ""), Provenance.HOUSE);
        }
        Section section = new Section("aggregation", mapping.get(), findings, KEYS);
        List<String> known = elements.stream().map(Rulebook.Element::id).toList();
        List<String> over = new ArrayList<>();
        for (Node item : section.list("over", "name the elements that make up the overall level")) {
            section.oneOf("over", item, known).ifPresent(over::add);
        }
        section.find("over")
                .filter(n -> n instanceof SequenceNode sequence
                        && sequence.getValue().isEmpty())
                .ifPresent(n -> findings.add(
                        "no-element",
                        n,
                        "over of aggregation names no element",
                        "a level of nothing is none: name one element at least"));
        return new Rulebook.Aggregation(
                section.oneOf("rule", List.of("minimum"), "add: rule: minimum").orElse(""),
                over,
                section.oneOf("conditionalCounts", List.of("true", "false"), "add: conditionalCounts: false")
                        .filter("true"::equals)
                        .isPresent(),
                section.localized("origin", "say where the rule comes from"),
                provenance(section));
    }

    static Provenance provenance(Section section) {
        List<String> words = List.of("official", "secondary", "draft", "house");
        return section.oneOf("provenance", words, "add: provenance: house (or official, secondary, draft)")
                .map(word -> Provenance.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Provenance.HOUSE);
    }

    static List<Rulebook.Precondition> preconditions(Section top, List<Clause> clauses, Findings findings) {
        List<Rulebook.Precondition> preconditions = new ArrayList<>();
        if (top.find("preconditions").isEmpty()) {
            return preconditions;
        }
        for (Node item : top.list("preconditions", "")) {
            if (item instanceof MappingNode mapping) {
                precondition(
                                new Section("a precondition", mapping, findings, List.of("clause", "level")),
                                clauses,
                                findings)
                        .ifPresent(preconditions::add);
            } else {
                findings.add(
                        "not-a-section",
                        item,
                        "a precondition must hold keys",
                        "write: {clause: <id>, level: 1}; otherwise it would hold nothing back");
            }
        }
        return preconditions;
    }

    private static Optional<Rulebook.Precondition> precondition(
            Section section, List<Clause> clauses, Findings findings) {
        List<String> ids = clauses.stream().map(Clause::id).toList();
        Optional<String> id = section.oneOf("clause", ids, "name the clause");
        OptionalInt level = section.need("level", "name the level")
                .map(n -> section.integer("level", n, 1))
                .orElse(OptionalInt.empty());
        if (id.isEmpty() || level.isEmpty()) {
            return Optional.empty();
        }
        boolean stated = clauses.stream()
                .anyMatch(c -> c.id().equals(id.get()) && c.limits().containsKey(level.getAsInt()));
        if (!stated) {
            Node at = section.find("level").filter(ScalarNode.class::isInstance).orElse(section.node());
            findings.add(
                    "unknown-level",
                    at,
                    "clause " + id.get() + " states no limit at level " + level.getAsInt(),
                    "name a level at which it does");
        }
        return Optional.of(new Rulebook.Precondition(id.get(), level.getAsInt()));
    }
}
