package org.robograde.grader.rulebook.reading;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.grader.statistics.Decimal;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** A mapping from level to number, wherever one stands: thresholds, shares, limits. */
final class LevelNumbers {
    private LevelNumbers() {}

    /** The numbers of the levels that exist; every other key is a finding. */
    static SortedMap<Integer, Double> read(
            Section section, String key, List<Integer> levels, String hint, Findings findings) {
        SortedMap<Integer, Double> numbers = new TreeMap<>();
        Optional<MappingNode> mapping = section.mapping(key, hint);
        if (mapping.isEmpty()) {
            return numbers;
        }
        Section each = new Section(key, mapping.get(), findings, List.of());
        for (Map.Entry<String, Node> entry : each.values().entrySet()) {
            OptionalDouble number = each.number("level " + entry.getKey(), entry.getValue());
            OptionalInt level = known(entry.getKey(), levels);
            if (level.isEmpty()) {
                findings.add(
                        "unknown-level", entry.getValue(), "there is no level " + entry.getKey(), "levels: " + levels);
            } else if (number.isPresent()) {
                numbers.put(level.getAsInt(), number.getAsDouble());
            }
        }
        if (each.values().isEmpty()) {
            findings.add("no-limit", mapping.get(), key + " of " + section.name() + " states no level", hint);
        }
        return numbers;
    }

    private static OptionalInt known(String text, List<Integer> levels) {
        return levels.stream()
                .filter(l -> Integer.toString(l).equals(text))
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /** A level that exists, under this key. */
    static OptionalInt level(Section section, String key, List<Integer> levels, Findings findings) {
        Optional<Node> node = section.need(key, "name the level");
        OptionalInt number = node.map(n -> section.integer(key, n, 1)).orElse(OptionalInt.empty());
        if (number.isPresent() && !levels.contains(number.getAsInt())) {
            findings.add("unknown-level", node.get(), "there is no level " + number.getAsInt(), "levels: " + levels);
            return OptionalInt.empty();
        }
        return number;
    }

    /** Numbers that must grow with the level. */
    static void rising(String key, Section section, SortedMap<Integer, Double> numbers, Findings findings) {
        Map.Entry<Integer, Double> below = null;
        for (Map.Entry<Integer, Double> entry : numbers.entrySet()) {
            if (below != null && entry.getValue() <= below.getValue()) {
                findings.add(
                        "limits-do-not-rise",
                        node(section, key, entry.getKey()),
                        key + " of level " + entry.getKey() + " is " + Decimal.text(entry.getValue())
                                + ", not more than " + Decimal.text(below.getValue()) + " of level " + below.getKey(),
                        "the higher level would be reached whenever the lower is");
            }
            below = entry;
        }
    }

    /** Every level must have its entry: one without could not be reached. */
    static void complete(
            String key, Section section, Collection<Integer> stated, List<Integer> levels, Findings findings) {
        levels.stream()
                .filter(level -> !stated.contains(level))
                .forEach(level -> findings.add(
                        "unreachable-level",
                        section.find(key).orElse(section.node()),
                        key + " of " + section.name() + " says nothing of level " + level,
                        "a level nothing is said of cannot be reached: add it"));
    }

    /** Where the entry of this level stands. */
    static Node node(Section section, String key, int level) {
        Node fallback = section.find(key).orElse(section.node());
        return fallback instanceof MappingNode mapping
                ? new Section(key, mapping, new Findings(""), List.of())
                        .find(Integer.toString(level))
                        .orElse(fallback)
                : fallback;
    }
}
