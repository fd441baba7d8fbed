package org.robograde.grader.rulebook.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.rulebook.Issue;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects the mistakes of one file while it is read. */
final class Findings {
    /** A file with more mistakes than this is hostile; what is told of it stays readable. */
    private static final int MOST = 1000;

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
        add(Issue.Severity.ERROR, code, line, column, message, hint);
    }

    /** Something its author should look at, though the rulebook can be used. */
    void warn(String code, Node at, String message, String hint) {
        int line = at.getStartMark().map(m -> m.getLine() + 1).orElse(1);
        int column = at.getStartMark().map(m -> m.getColumn() + 1).orElse(1);
        add(Issue.Severity.WARNING, code, line, column, message, hint);
    }

    void add(Issue.Severity severity, String code, int line, int column, String message, String hint) {
        if (issues.size() < MOST) {
            issues.add(new Issue(
                    severity, code, line, column, message, hint, line <= lines.size() ? lines.get(line - 1) : ""));
        }
    }

    /** The line as it stands in the file; empty beyond its end. */
    String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** True if there is no mistake; warnings are none. */
    boolean isEmpty() {
        return issues.stream().noneMatch(i -> i.severity() == Issue.Severity.ERROR);
    }

    List<Issue> inOrder() {
        return issues.stream()
                .sorted(Comparator.comparingInt(Issue::line).thenComparingInt(Issue::column))
                .toList();
    }
}
