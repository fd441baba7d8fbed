package org.robograde.robots.units.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the issues of one pass over a file, so that its author sees all of them at once. The same issue twice is kept once. Not thread-safe. */
public final class Issues {
    private final Set<Issue> found = new LinkedHashSet<>();
    private final Set<SourcePlace> settled = new HashSet<>();

    public void error(String code, SourcePlace where, String message, String hint) {
        if (!settled.contains(where)) found.add(new Issue(Issue.Severity.ERROR, code, where, message, hint));
    }

    /** An error after which everything else at that place would only be its consequence, and is not added. */
    public void lastError(String code, SourcePlace where, String message, String hint) {
        error(code, where, message, hint);
        settle(where);
    }

    /** What comes from now on at that place would only be the consequence of something reported elsewhere. */
    public void settle(SourcePlace where) {
        settled.add(where);
    }

    public void warning(String code, SourcePlace where, String message, String hint) {
        found.add(new Issue(Issue.Severity.WARNING, code, where, message, hint));
    }

    /** In the order of the file. */
    public List<Issue> list() {
        List<Issue> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing(Issue::where));
        return List.copyOf(sorted);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(issue -> issue.severity() == Issue.Severity.ERROR);
    }

    /** @throws InvalidInputException carrying everything found, warnings too, if at least one is an error */
    public void throwIfErrors() {
        if (hasErrors()) throw new InvalidInputException(list());
    }
}
