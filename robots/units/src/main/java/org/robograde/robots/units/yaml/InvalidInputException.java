package org.robograde.robots.units.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file someone wrote cannot be used; carries everything that is wrong with it. The message shows all of it, ready to print. */
public final class InvalidInputException extends RuntimeException {
    private final transient List<Issue> issues;

    public InvalidInputException(List<Issue> issues) {
        super(issues.stream().map(Issue::render).collect(Collectors.joining("\n")));
        this.issues = List.copyOf(issues);
    }

    /** In the order of the file. */
    public List<Issue> issues() {
        return issues;
    }
}
