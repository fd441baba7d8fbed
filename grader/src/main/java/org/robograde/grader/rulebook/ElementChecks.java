package org.robograde.grader.rulebook;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** A level that no clause of an element asks for would be given away; it is a mistake in the rulebook. */
final class ElementChecks {
    private ElementChecks() {}

    static void everyLevelIsAskedFor(
            Section top,
            List<Rulebook.Level> levels,
            List<Rulebook.Element> elements,
            List<Clause> clauses,
            Findings findings) {
        if (!findings.isEmpty()) {
            return; // A clause that could not be read would show up here a second time.
        }
        Node at = top.find("elements").orElse(top.node());
        for (Rulebook.Element element : elements) {
            for (Rulebook.Level level : levels) {
                boolean asked = clauses.stream()
                        .anyMatch(c ->
                                c.elementId().equals(element.id()) && c.limits().containsKey(level.number()));
                if (!asked) {
                    findings.add(
                            "unreachable-level",
                            at,
                            "no clause of element " + element.id() + " states a limit at level " + level.number(),
                            "a level nothing asks for cannot be reached: state a limit there");
                }
            }
        }
    }
}
