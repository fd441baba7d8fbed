package org.robograde.reports.pages;

import java.util.List;
import org.robograde.reports.input.ReportInput;

/** Whether the evidence behind a report is complete, for a form of the report that is no page. */
public final class Completeness {
    private Completeness() {}

    /** @return one short statement per kind of gap; empty for a complete campaign */
    public static List<String> missing(ReportInput input, Language language) {
        return new CompletenessPart(new Page(input, Messages.in(language))).missing();
    }
}
