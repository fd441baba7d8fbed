package org.robograde.grader.rulebook.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.robograde.grader.rulebook.OverallRule;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.Slot;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the places for what the author of a rulebook could not read in its source. */
final class SlotReader {
    private static final List<String> KEYS = List.of("id", "kind", "element", "note");

    private final List<String> elements;
    private final Findings findings;

    SlotReader(List<String> elements, Findings findings) {
        this.elements = List.copyOf(elements);
        this.findings = findings;
    }

    List<Slot> slots(Section top) {
        List<Slot> slots = new ArrayList<>();
        if (top.find("slots").isEmpty()) {
            return slots;
        }
        Unique ids = new Unique("slot", findings);
        for (Node item : top.list("slots", "")) {
            top.item("a slot", item, KEYS).ifPresent(s -> {
                String id = s.text("id", "add: id: ...");
                ids.check(id, s.find("id").orElse(s.node()));
                List<String> words =
                        Arrays.stream(Slot.Kind.values()).map(Slot.Kind::word).toList();
                Optional<Slot.Kind> kind = s.oneOf("kind", words, "add: kind: clause (or levels, aggregation)")
                        .map(word -> Slot.Kind.valueOf(word.toUpperCase(Locale.ROOT)));
                Optional<String> element = s.find("element").flatMap(n -> s.oneOf("element", n, elements));
                slots.add(new Slot(
                        id,
                        kind.orElse(Slot.Kind.CLAUSE),
                        element,
                        s.localized("note", "say what is known: note: {en: ..., zh: ...}")));
            });
        }
        return slots;
    }

    /** What is missing must have its slot: otherwise a rulebook with a hole would pass for a whole one. */
    static void checkComplete(
            Section top,
            int levels,
            int clauses,
            Rulebook.Aggregation aggregation,
            List<Slot> slots,
            Findings findings) {
        missing(top, levels == 0, Slot.Kind.LEVELS, "levels", "states no level", slots, findings);
        missing(top, clauses == 0, Slot.Kind.CLAUSE, "clauses", "has no clause", slots, findings);
        boolean open = aggregation.rule() instanceof OverallRule.Open;
        missing(top, open, Slot.Kind.AGGREGATION, "aggregation", "leaves its aggregation open", slots, findings);
    }

    private static void missing(
            Section top, boolean absent, Slot.Kind kind, String key, String what, List<Slot> slots, Findings findings) {
        boolean slot = slots.stream().anyMatch(s -> s.kind() == kind);
        if (absent && !slot && findings.isEmpty()) {
            findings.add(
                    "no-slot",
                    top.find(key).orElse(top.node()),
                    "the rulebook " + what + " and has no slot of the kind " + kind.word(),
                    "state it, or add to slots: {id: ..., kind: " + kind.word() + ", note: {en: ..., zh: ...}}");
        }
    }
}
