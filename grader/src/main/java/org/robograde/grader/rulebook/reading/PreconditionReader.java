package org.robograde.grader.rulebook.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.Rulebook;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads what must hold before there is a level, or one above a cap. */
final class PreconditionReader {
    private final List<Integer> levels;
    private final List<Clause> clauses;
    private final List<String> ids;
    private final Findings findings;

    /** @param ids of all clauses, also of those that could not be read */
    PreconditionReader(List<Integer> levels, List<Clause> clauses, List<String> ids, Findings findings) {
        this.levels = List.copyOf(levels);
        this.clauses = List.copyOf(clauses);
        this.ids = List.copyOf(ids);
        this.findings = findings;
    }

    List<Rulebook.Precondition> preconditions(Section top) {
        List<Rulebook.Precondition> preconditions = new ArrayList<>();
        if (top.find("preconditions").isEmpty()) {
            return preconditions;
        }
        for (Node item : top.list("preconditions", "")) {
            top.item("a precondition", item, List.of("clause", "level", "cap"))
                    .flatMap(this::precondition)
                    .ifPresent(preconditions::add);
        }
        return preconditions;
    }

    private Optional<Rulebook.Precondition> precondition(Section section) {
        Optional<String> id = section.oneOf("clause", ids, "name the clause");
        OptionalInt level = section.need("level", "name the level")
                .map(n -> section.integer("level", n, 1))
                .orElse(OptionalInt.empty());
        Optional<Integer> cap = cap(section);
        if (id.isEmpty() || level.isEmpty()) {
            return Optional.empty();
        }
        boolean notStated = clauses.stream()
                .anyMatch(c -> c.id().equals(id.get()) && !c.limits().containsKey(level.getAsInt()));
        if (notStated) {
            Node at = section.find("level").filter(ScalarNode.class::isInstance).orElse(section.node());
            findings.add(
                    "unknown-level",
                    at,
                    "clause " + id.get() + " states no limit at level " + level.getAsInt(),
                    "name a level at which it does");
        }
        return Optional.of(new Rulebook.Precondition(id.get(), level.getAsInt(), cap));
    }

    private Optional<Integer> cap(Section section) {
        Optional<Node> node = section.find("cap");
        OptionalInt cap = node.map(n -> section.integer("cap", n, 0)).orElse(OptionalInt.empty());
        int highest = levels.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (cap.isPresent() && cap.getAsInt() >= highest) {
            findings.add(
                    "no-cap",
                    node.orElse(section.node()),
                    "a cap at level " + cap.getAsInt() + " holds nothing back: the highest level is " + highest,
                    "write a lower level, or 0; leave cap out to give no level at all");
        }
        return cap.isPresent() ? Optional.of(cap.getAsInt()) : Optional.empty();
    }
}
