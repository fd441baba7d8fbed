package org.robograde.reports.tables;

import org.robograde.grader.rulebook.LocalizedText;

/**
 * One column of a table, as the dictionary describes it.
 *
 * @param type {@code text}, {@code number}, {@code integer} or {@code nanoseconds}
 */
record Column(String name, String type, LocalizedText meaning) {
    static Column of(String name, String type, String en, String zh) {
        return new Column(name, type, new LocalizedText(en, zh));
    }
}
