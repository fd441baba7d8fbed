package org.robograde.grader.rulebook;

import java.util.List;
import java.util.stream.Collectors;

/** A rulebook that cannot be used; carries every mistake found, in the order of the file. */
public final class RulebookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Issue> issues;

    public RulebookException(String fileName, List<Issue> issues) {
        super(issues.stream().map(i -> i.render(fileName)).collect(Collectors.joining()));
        this.issues = List.copyOf(issues);
    }

    public List<Issue> issues() {
        return issues;
    }
}
