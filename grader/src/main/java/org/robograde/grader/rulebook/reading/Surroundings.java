package org.robograde.grader.rulebook.reading;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a rulebook is held against besides its own text.
 *
 * @param scenarios id of every scenario there is to the class of unit it is for; empty where they are not known
 * @param editions what is on record of editions that may not change any more
 */
public record Surroundings(Map<String, String> scenarios, EditionRecord editions) {
    public static final Surroundings NONE = new Surroundings(Map.of(), EditionRecord.EMPTY);

    public Surroundings {
        scenarios = Collections.unmodifiableMap(new TreeMap<>(scenarios));
    }
}
