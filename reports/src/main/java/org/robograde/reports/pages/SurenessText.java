package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.Confidence;
import org.robograde.grader.grade.Grade.Margin;
import org.robograde.grader.grade.Grade.Raise;
import org.robograde.grader.grade.Grade.Robustness;

/** How sure a level is and how far a verdict is from another one, in the page's words. */
final class SurenessText {
    private static final double ALMOST = 0.001;

    private SurenessText() {}

    /** Nothing below or beyond what a tenth of a per cent tells. */
    static String probability(double probability) {
        if (probability > 1 - ALMOST) {
            return ">\u00A099.9\u00A0%";
        }
        if (probability < ALMOST) {
            return "<\u00A00.1\u00A0%";
        }
        return Figures.fixed(probability * 100, 1) + "\u00A0%";
    }

    static String of(Confidence confidence, Page page) {
        String known = page.text(
                "sure.level",
                probability(confidence.weakest()),
                confidence.weakestClause(),
                probability(confidence.jointAtLeast()));
        return confidence.unknown().isEmpty()
                ? known
                : known + " " + page.text("sure.unknown", page.join(confidence.unknown()));
    }

    /** One clause's distance from the verdicts next to it; empty where nothing is known. */
    static String margin(ClauseFinding finding, Page page) {
        Optional<Margin> found = page.grade().robustness().margins().stream()
                .filter(m -> m.clauseId().equals(finding.clauseId()))
                .findFirst();
        List<String> sentences = new ArrayList<>();
        found.ifPresent(margin -> {
            String held = page.levelText(margin.heldLevel());
            margin.room()
                    .ifPresent(room -> sentences.add(page.text(
                            margin.roomInU().isPresent() ? "margin.room.in-u" : "margin.room",
                            held,
                            Figures.quantity(room, finding.unit()),
                            margin.roomInU().map(u -> Figures.fixed(u, 1)).orElse(""))));
            margin.failuresToLose().ifPresent(n -> sentences.add(page.text("margin.failures", held, n)));
            String next = margin.nextLevel().map(page::levelText).orElse("");
            margin.gap()
                    .filter(g -> !next.isEmpty())
                    .ifPresent(
                            gap -> sentences.add(page.text("margin.gap", next, Figures.quantity(gap, finding.unit()))));
            margin.successesToGain()
                    .filter(n -> !next.isEmpty())
                    .ifPresent(n -> sentences.add(page.text("margin.successes", next, n)));
        });
        return String.join(" ", sentences);
    }

    /** Which clause alone would raise the level, or which only together: what a maker asks first. */
    static String raising(Robustness robustness, Page page) {
        if (!robustness.raising().isEmpty()) {
            List<String> alone = new ArrayList<>();
            for (Raise raise : robustness.raising()) {
                alone.add(page.text("raise.to", raise.clauseId(), page.levelText(raise.toLevel())));
            }
            return page.text("raise.alone", page.join(alone));
        }
        return robustness.together().isEmpty() ? "" : page.text("raise.together", page.join(robustness.together()));
    }
}
