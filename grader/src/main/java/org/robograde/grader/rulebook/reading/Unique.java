package org.robograde.grader.rulebook.reading;

import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;

/** Ids of one kind, each of which may be given once. */
final class Unique {
    private final String what;
    private final Findings findings;
    private final Map<String, Integer> firstLines = new HashMap<>();

    Unique(String what, Findings findings) {
        this.what = what;
        this.findings = findings;
    }

    void check(String id, Node at) {
        int line = at.getStartMark().map(m -> m.getLine() + 1).orElse(1);
        Integer first = firstLines.putIfAbsent(id, line);
        if (first != null) {
            findings.add(
                    "duplicate-id",
                    at,
                    what + " id " + id + " is used twice, first on line " + first,
                    "give this " + what + " an id of its own");
        }
    }
}
