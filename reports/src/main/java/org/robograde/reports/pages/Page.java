package org.robograde.reports.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.reports.charts.Caption;
import org.robograde.reports.input.ReportInput;

/** What all parts of one page share: the input, the words, the numbers of its figures and the anchors of its clauses. */
final class Page {
    private final ReportInput input;
    private final Messages messages;
    private final Map<String, String> anchors = new LinkedHashMap<>();
    private final Phrases phrases;
    private int figures;

    Page(ReportInput input, Messages messages) {
        this.input = input;
        this.messages = messages;
        this.phrases = new Phrases(messages);
        for (ClauseFinding finding : input.grade().findings()) {
            anchors.putIfAbsent(finding.clauseId(), "clause-" + (anchors.size() + 1));
        }
    }

    ReportInput input() {
        return input;
    }

    Grade grade() {
        return input.grade();
    }

    Messages messages() {
        return messages;
    }

    String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    /** A sentence of the grader's, in the page's language where it is known. */
    String phrase(String english) {
        // An outcome without a reason ends where the reason would stand.
        return phrases.of(english.endsWith(": ") ? english.substring(0, english.length() - 2) : english);
    }

    /** A few words; the id itself of a metric this program does not know. */
    String metricTitle(String metricId) {
        return Definitions.all().stream()
                .filter(d -> d.id().equals(metricId))
                .findFirst()
                .map(d ->
                        messages.of(new LocalizedText(d.title().en(), d.title().zh())))
                .orElse(metricId);
    }

    /** Ids follow the order of drawing, so the same input gives the same ids. */
    Caption caption(String title, String description) {
        figures++;
        return new Caption("fig" + figures, title, description);
    }

    /** A clause to jump to; a grade may name one that has no finding, then there is nothing to jump to. */
    ClauseLink link(String clauseId) {
        return new ClauseLink(clauseId, anchors.getOrDefault(clauseId, ""));
    }

    /** Without {@code #}; empty where no moment decided. */
    String momentAnchor(ClauseFinding finding) {
        return finding.decidingTrialId().isPresent() && finding.decidingMoment().isPresent()
                ? link(finding.clauseId()).anchor() + "-moment"
                : "";
    }

    List<ClauseLink> links(List<String> clauseIds) {
        return clauseIds.stream().map(this::link).toList();
    }

    String join(List<String> words) {
        return String.join(text("list.separator"), words);
    }

    String levelText(int level) {
        return text("cover.level.short", level);
    }

    /** @param anchor without {@code #}; empty when there is no target */
    public record ClauseLink(String id, String anchor) {}
}
