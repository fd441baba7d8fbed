package org.robograde.reports.pages;

import java.util.List;
import org.robograde.grader.grade.Grade.ElementLevel;

/** One row per element of the rulebook. */
final class ElementPart {
    private final Page page;

    ElementPart(Page page) {
        this.page = page;
    }

    public record Row(
            String title,
            String level,
            boolean told,
            String score,
            String sure,
            String reason,
            List<Page.ClauseLink> limiting) {}

    List<Row> rows() {
        return page.grade().elements().stream().map(this::row).toList();
    }

    private Row row(ElementLevel element) {
        return new Row(
                page.messages().of(element.title()),
                element.level().map(page::levelText).orElse(page.text("not-determined")),
                element.level().isPresent(),
                Figures.fixed(element.score(), 1),
                element.confidence().map(c -> SurenessText.of(c, page)).orElse("–"),
                page.messages().of(element.reason()),
                page.links(element.limitingClauses()));
    }
}
