package org.robograde.grader.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects the mistakes of one file while it is read. */
final class Findings {
    private final List<String> lines;
    private final List<Issue> issues = new ArrayList<>();

    Findings(String text) {
        lines = text.lines().toList();
    }

    void add(String code, Node at, String message, String hint) {
        add(code, at.getStartMark(), message, hint);
    }

    void add(String code, Optional<Mark> mark, String message, String hint) {
        int line = mark.map(m -> m.getLine() + 1).orElse(1);
        int column = mark.map(m -> m.getColumn() + 1).orElse(1);
        issues.add(new Issue(code, line, column, message, hint, line <= lines.size() ? lines.get(line - 1) : ""));
    }

    boolean isEmpty() {
        return issues.isEmpty();
    }

    List<Issue> inOrder() {
        return issues.stream()
                .sorted(Comparator.comparingInt(Issue::line).thenComparingInt(Issue::column))
                .toList();
    }
}
