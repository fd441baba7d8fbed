package org.robograde.grader;

import java.nio.file.Path;
import java.util.List;
import org.robograde.agent.evidence.Evidence;
import org.robograde.grader.grade.Grade;

/** Evidence and a rulebook in, a grade out: the border of this room. */
public final class Grader {
    private Grader() {}

    /**
     * @param bundles of one unit, in any order
     * @param rulebook YAML file
     * @throws RuntimeException with every mistake of the rulebook at once
     */
    public static Grade grade(List<Evidence> bundles, Path rulebook, int threads) {
        throw new UnsupportedOperationException("contract");
    }

    /** Canonical JSON (RFC 8785), UTF-8, one trailing newline: what is signed and compared. */
    public static byte[] toJson(Grade grade) {
        throw new UnsupportedOperationException("contract");
    }
}
