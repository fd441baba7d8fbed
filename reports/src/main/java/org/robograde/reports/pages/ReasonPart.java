package org.robograde.reports.pages;

import java.util.List;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.Grade.ElementLevel;

/** Why the level is what it is: one sentence, then a line for each element that held it there. */
final class ReasonPart {
    private final Page page;
    private final Grade grade;

    ReasonPart(Page page) {
        this.page = page;
        this.grade = page.grade();
    }

    public record Line(String element, String reason) {}

    /** @param sentence the grade's own reason where no element tells it better */
    public record Why(String sentence, List<Line> lines) {}

    Why why() {
        List<Line> lines = grade.elements().stream()
                .filter(this::decided)
                .map(e ->
                        new Line(page.messages().of(e.title()), page.messages().of(e.reason())))
                .toList();
        boolean lowest = grade.level().isPresent() && !lines.isEmpty();
        String sentence = lowest
                ? page.text("cover.why.lowest", grade.level().get())
                : page.messages().of(grade.levelReason());
        return new Why(sentence, lines);
    }

    /** An element the rulebook does not count may be as low, but none of its clauses decided. */
    private boolean decided(ElementLevel element) {
        return element.level().equals(grade.level())
                && element.limitingClauses().stream().anyMatch(grade.decidedBy()::contains);
    }
}
