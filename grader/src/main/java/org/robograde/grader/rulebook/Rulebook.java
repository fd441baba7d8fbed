package org.robograde.grader.rulebook;

import java.util.List;
import java.util.Optional;

/**
 * A standard, or a house's own rules, as data; checked whole.
 *
 * @param status {@code house}, {@code draft}, {@code in_force} or {@code withdrawn}
 * @param notice what a reader must know first, e.g. that it is no standard
 * @param sha256 of the file's bytes, lower-case hex
 * @param levels in rising order
 * @param preconditions clauses whose failure withholds the overall level
 */
public record Rulebook(
        String id,
        String edition,
        String status,
        LocalizedText title,
        LocalizedText notice,
        String sha256,
        List<Level> levels,
        List<Element> elements,
        Aggregation aggregation,
        List<Precondition> preconditions,
        List<Clause> clauses) {
    public Rulebook {
        levels = List.copyOf(levels);
        elements = List.copyOf(elements);
        preconditions = List.copyOf(preconditions);
        clauses = List.copyOf(clauses);
    }

    /** @param number from 1, rising */
    public record Level(int number, LocalizedText name) {}

    public record Element(String id, LocalizedText title) {}

    /**
     * How levels add up: an element reaches the lowest level its clauses allow, the unit the lowest of its elements
     * ({@code minimum}, the only rule so far).
     *
     * @param over elements that make up the overall level
     * @param conditionalCounts whether CONDITIONAL is enough for a level
     */
    public record Aggregation(
            String rule, List<String> over, boolean conditionalCounts, LocalizedText origin, Provenance provenance) {
        public Aggregation {
            over = List.copyOf(over);
        }
    }

    /** If this clause fails at this level, there is no overall level. */
    public record Precondition(String clauseId, int level) {}

    public Optional<Level> level(int number) {
        return levels.stream().filter(l -> l.number() == number).findFirst();
    }

    public List<Clause> clausesOf(String elementId) {
        return clauses.stream().filter(c -> c.elementId().equals(elementId)).toList();
    }
}
