package org.robograde.grader.rulebook;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the levels of the elements make the unit's. */
public sealed interface OverallRule {
    /** The word in the file. */
    String word();

    /** The lowest of them. */
    record Minimum() implements OverallRule {
        @Override
        public String word() {
            return "minimum";
        }
    }

    /** None: the elements' levels stand side by side. */
    record Profile() implements OverallRule {
        @Override
        public String word() {
            return "profile";
        }
    }

    /**
     * The highest level whose threshold the weighted mean of the elements' levels reaches.
     *
     * @param weights element id to weight, above 0
     * @param thresholds level to the mean it takes, rising
     */
    record Weighted(Map<String, Double> weights, SortedMap<Integer, Double> thresholds) implements OverallRule {
        public Weighted {
            weights = Collections.unmodifiableMap(new TreeMap<>(weights));
            thresholds = Collections.unmodifiableSortedMap(new TreeMap<>(thresholds));
        }

        @Override
        public String word() {
            return "weighted";
        }
    }

    /**
     * The highest level whose row, and all rows below, the elements reach.
     *
     * @param rows level to the least level of each element
     */
    record Table(SortedMap<Integer, SortedMap<String, Integer>> rows) implements OverallRule {
        public Table {
            rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        }

        @Override
        public String word() {
            return "table";
        }
    }

    /** Not known: a slot to be filled by who may read the standard. There is no level until then. */
    record Open() implements OverallRule {
        @Override
        public String word() {
            return "open";
        }
    }
}
