package org.robograde.grader.rulebook;

import java.util.List;
import java.util.Optional;

/**
 * A standard, or a house's own rules, as data; checked whole.
 *
 * @param status {@code house}, {@code draft}, {@code in_force} or {@code withdrawn}
 * @param notice what a reader must know first, e.g. that it is no standard
 * @param sha256 of the file's bytes, lower-case hex
 * @param applicability what may be graded by it
 * @param levels in rising order
 * @param preconditions clauses whose failure withholds or caps the overall level
 * @param slots what is still missing; empty for a rulebook that gives levels
 */
public record Rulebook(
        String id,
        String edition,
        String status,
        LocalizedText title,
        LocalizedText notice,
        String sha256,
        Applicability applicability,
        List<Level> levels,
        List<Element> elements,
        Aggregation aggregation,
        List<Precondition> preconditions,
        List<Clause> clauses,
        List<Slot> slots) {
    public Rulebook {
        levels = List.copyOf(levels);
        elements = List.copyOf(elements);
        preconditions = List.copyOf(preconditions);
        clauses = List.copyOf(clauses);
        slots = List.copyOf(slots);
    }

    /**
     * @param classes of units: {@code service}, {@code industrial}, {@code surgical}
     * @param environment where it holds, in words
     * @param persons how many different persons must agree before a real unit is armed for a trial, 1 or 2
     */
    public record Applicability(List<String> classes, LocalizedText environment, int persons) {
        public Applicability {
            classes = List.copyOf(classes);
        }
    }

    /** @param number from 1, rising */
    public record Level(int number, LocalizedText name) {}

    /** @param observes metrics shown with the element, whether a clause asks for them or not */
    public record Element(String id, LocalizedText title, ElementRule rule, List<String> observes) {
        public Element {
            observes = List.copyOf(observes);
        }
    }

    /**
     * How levels add up.
     *
     * @param over elements that make up the overall level
     * @param conditionalCounts whether CONDITIONAL is enough for a level
     */
    public record Aggregation(
            OverallRule rule,
            List<String> over,
            boolean conditionalCounts,
            LocalizedText origin,
            Provenance provenance,
            Verification verification) {
        public Aggregation {
            over = List.copyOf(over);
        }
    }

    /**
     * If this clause fails at this level, or could not be told there, the overall level is at most the cap.
     *
     * @param cap absent: there is then no overall level at all
     */
    public record Precondition(String clauseId, int level, Optional<Integer> cap) {}

    /** Whether it is structure only: something is missing, and so there is no level. */
    public boolean isStructure() {
        return !slots.isEmpty();
    }

    public Optional<Level> level(int number) {
        return levels.stream().filter(l -> l.number() == number).findFirst();
    }

    public List<Clause> clausesOf(String elementId) {
        return clauses.stream().filter(c -> c.elementId().equals(elementId)).toList();
    }
}
