package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.robograde.grader.rulebook.Verdict;

/**
 * What keeps the evidence from being complete. A report with any of it says so on every page, so that no page copied by
 * itself can pass for a part of a complete one.
 */
final class CompletenessPart {
    private static final Set<String> BROKEN_OFF = Set.of("aborted", "interrupted");

    private final Page page;

    CompletenessPart(Page page) {
        this.page = page;
    }

    /** @return one short statement per kind of gap; empty for a complete campaign */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        int clauses = page.grade().findings().size();
        long untold = page.grade().findings().stream()
                .filter(f -> f.verdict() == Verdict.INCONCLUSIVE)
                .count();
        if (untold > 0) {
            missing.add(page.text("incomplete.clauses", untold, clauses));
        }
        long brokenOff = page.grade().trials().stream()
                .filter(t -> BROKEN_OFF.contains(t.outcome()))
                .count();
        if (brokenOff > 0) {
            missing.add(page.text(
                    "incomplete.trials", brokenOff, page.grade().trials().size()));
        }
        if (page.grade().trials().isEmpty()) {
            missing.add(page.text("incomplete.none"));
        }
        return missing;
    }
}
