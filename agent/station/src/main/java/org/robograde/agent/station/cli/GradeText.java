package org.robograde.agent.station.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.robograde.grader.grade.Grade;

/** A grade as lines on a terminal. */
final class GradeText {
    private GradeText() {}

    static void print(Console console, Grade grade) {
        console.line(grade.rulebook().title().en() + " (" + grade.rulebook().id() + " "
                + grade.rulebook().edition() + ", "
                + grade.weakestProvenance().name().toLowerCase(Locale.ROOT) + " provenance)");
        console.line("unit " + grade.unitId() + ": " + level(grade) + " - "
                + grade.levelReason().en());
        List<List<String>> rows = new ArrayList<>();
        for (Grade.ClauseFinding finding : grade.findings()) {
            rows.add(List.of(
                    finding.clauseId(),
                    finding.title().en(),
                    value(finding),
                    finding.highestLevelPassed() == 0 ? "-" : String.valueOf(finding.highestLevelPassed()),
                    finding.verdict().name(),
                    finding.reason().en()));
        }
        console.table(List.of("clause", "title", "value", "level", "verdict", "why"), rows);
    }

    static String level(Grade grade) {
        return grade.level().map(level -> "level " + level).orElse("no level");
    }

    private static String value(Grade.ClauseFinding finding) {
        return finding.value()
                .map(value -> String.format(
                        Locale.ROOT,
                        "%.4g ± %.2g %s",
                        value,
                        finding.expandedUncertainty(),
                        finding.unit().equals("1") ? "" : finding.unit()))
                .map(String::strip)
                .orElse("-");
    }
}
