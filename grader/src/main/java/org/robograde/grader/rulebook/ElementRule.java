package org.robograde.grader.rulebook;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the clauses of one element make its level. Levels are always reached from below, one after the other. */
public sealed interface ElementRule {
    /** The word in the file. */
    String word();

    /** Every clause that states a limit at the level must keep it. */
    record Minimum() implements ElementRule {
        @Override
        public String word() {
            return "minimum";
        }
    }

    /**
     * Of the weight of all clauses that state a limit at the level, at least this share must keep it.
     *
     * @param shares level to share, above 0 and at most 1
     */
    record Weighted(SortedMap<Integer, Double> shares) implements ElementRule {
        public Weighted {
            shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
        }

        @Override
        public String word() {
            return "weighted";
        }
    }

    /** The clauses named for the level must keep it; the others are only reported. */
    record Table(SortedMap<Integer, List<String>> clauseIds) implements ElementRule {
        public Table {
            clauseIds = Collections.unmodifiableSortedMap(new TreeMap<>(clauseIds));
        }

        @Override
        public String word() {
            return "table";
        }
    }

    /** The element has no level: its clauses stand side by side. */
    record Profile() implements ElementRule {
        @Override
        public String word() {
            return "profile";
        }
    }
}
