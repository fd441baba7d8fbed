package org.robograde.grader.rulebook.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.grader.metrics.MetricCatalogue;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.ElementRule;
import org.robograde.grader.rulebook.Rulebook;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the elements, and how the clauses of each make its level. */
final class ElementReader {
    private static final List<String> KEYS = List.of("id", "title", "rule", "shares", "table", "observes");
    private static final List<String> RULES = List.of("minimum", "weighted", "table", "profile");

    private final MetricCatalogue metrics;
    private final List<Integer> levels;
    private final Findings findings;

    ElementReader(MetricCatalogue metrics, List<Integer> levels, Findings findings) {
        this.metrics = metrics;
        this.levels = List.copyOf(levels);
        this.findings = findings;
    }

    List<Rulebook.Element> elements(Section top) {
        List<Rulebook.Element> elements = new ArrayList<>();
        Unique ids = new Unique("element", findings);
        for (Node item : top.list("elements", "add: elements: [{id: ..., title: {en: ..., zh: ...}}]")) {
            top.item("an element", item, KEYS).ifPresent(s -> {
                String id = s.text("id", "add: id: ...");
                ids.check(id, s.find("id").orElse(s.node()));
                elements.add(new Rulebook.Element(
                        id, s.localized("title", "add: title: {en: ..., zh: ...}"), rule(s), observes(s)));
            });
        }
        return elements;
    }

    private ElementRule rule(Section section) {
        String word = section.find("rule")
                .flatMap(n -> section.oneOf("rule", n, RULES))
                .orElse("minimum");
        section.only(word.equals("weighted"), "shares", "only the rule weighted has shares");
        section.only(word.equals("table"), "table", "only the rule table has a table");
        return switch (word) {
            case "weighted" -> new ElementRule.Weighted(shares(section));
            case "table" -> new ElementRule.Table(table(section));
            case "profile" -> new ElementRule.Profile();
            default -> new ElementRule.Minimum();
        };
    }

    private SortedMap<Integer, Double> shares(Section section) {
        SortedMap<Integer, Double> shares =
                LevelNumbers.read(section, "shares", levels, "add: shares: {1: 1.0, 2: 0.8, ...}", findings);
        shares.forEach((level, share) -> {
            if (share <= 0 || share > 1) {
                findings.add(
                        "out-of-range",
                        LevelNumbers.node(section, "shares", level),
                        "the share of level " + level + " must be more than 0 and at most 1",
                        "1 is all of the weight");
            }
        });
        LevelNumbers.complete("shares", section, shares.keySet(), levels, findings);
        return shares;
    }

    private SortedMap<Integer, List<String>> table(Section section) {
        SortedMap<Integer, List<String>> rows = new TreeMap<>();
        for (Node item : section.list("table", "add: table: [{level: 1, clauses: [...]}]")) {
            if (item instanceof MappingNode mapping) {
                Section row = new Section("a row of the table", mapping, findings, List.of("level", "clauses"));
                OptionalInt level = LevelNumbers.level(row, "level", levels, findings);
                List<String> clauses = row.texts("clauses", "name the clauses");
                if (level.isPresent() && rows.put(level.getAsInt(), clauses) != null) {
                    findings.add(
                            "duplicate-id",
                            item,
                            "level " + level.getAsInt() + " has two rows in the table",
                            "keep one of them");
                }
            } else {
                findings.add(
                        "not-a-section",
                        item,
                        "a row of the table must hold keys",
                        "write: {level: 1, clauses: [...]}");
            }
        }
        LevelNumbers.complete("table", section, rows.keySet(), levels, findings);
        return rows;
    }

    private List<String> observes(Section section) {
        if (section.find("observes").isEmpty()) {
            return List.of();
        }
        List<String> known =
                metrics.definitions().stream().map(MetricDefinition::id).toList();
        List<String> observed = new ArrayList<>();
        for (Node item : section.list("observes", "")) {
            section.oneOf("observes", item, known).ifPresent(observed::add);
        }
        return observed;
    }

    /** A table may only name clauses of its own element that state a limit at the row's level. */
    static void checkTables(Section top, List<Rulebook.Element> elements, List<Clause> clauses, Findings findings) {
        Node at = top.find("elements").orElse(top.node());
        for (Rulebook.Element element : elements) {
            if (!(element.rule() instanceof ElementRule.Table table)) {
                continue;
            }
            table.clauseIds()
                    .forEach((level, ids) -> ids.stream()
                            .filter(id -> clauses.stream()
                                    .noneMatch(c -> c.id().equals(id)
                                            && c.elementId().equals(element.id())
                                            && c.limits().containsKey(level)))
                            .forEach(id -> findings.add(
                                    "unknown-word",
                                    at,
                                    "the table of element " + element.id() + " names " + id + " at level " + level
                                            + ", but the element has no such clause with a limit there",
                                    "name a clause of this element that states a limit at level " + level)));
        }
    }
}
