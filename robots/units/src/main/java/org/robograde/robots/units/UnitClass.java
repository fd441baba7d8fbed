package org.robograde.robots.units;

import java.util.Map;

/** What kind of robot a unit is; it decides the interface family, the verbs and the rulebooks that fit. */
public enum UnitClass {
    SERVICE("service"),
    INDUSTRIAL("industrial"),
    SURGICAL("surgical");

    /** As written in files. */
    public static final Map<String, UnitClass> BY_WORD =
            Map.of(SERVICE.word, SERVICE, INDUSTRIAL.word, INDUSTRIAL, SURGICAL.word, SURGICAL);

    private final String word;

    UnitClass(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
