package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robograde.agent.evidence.SealCheck;

/** What was checked and what came of it: a line each, and one word at the end. */
final class CheckLines {
    private static final String INDENT = " ".repeat(14);

    private CheckLines() {}

    /** @return the exit code: done only if something was checked and all of it holds */
    static int print(Console console, Path subject, Map<String, SealCheck> checks) {
        List<Map<String, Object>> findings = new ArrayList<>();
        checks.forEach((what, check) -> {
            console.line(PlainText.within(INDENT, what));
            for (SealCheck.Finding finding : check.findings()) {
                console.line(
                        "  " + word(finding) + PlainText.within(INDENT, finding.subject() + ": " + finding.message()));
                findings.add(document(what, finding));
            }
        });
        boolean intact = checks.values().stream().allMatch(SealCheck::intact)
                && checks.values().stream()
                        .flatMap(check -> check.findings().stream())
                        .anyMatch(SealCheck.Finding::checked);
        console.line(intact ? "VERIFIED" : "NOT VERIFIED");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("subject", subject.toString());
        document.put("intact", intact);
        document.put("findings", findings);
        console.document(document);
        return intact ? ExitCode.DONE : ExitCode.COULD_NOT;
    }

    private static Map<String, Object> document(String what, SealCheck.Finding finding) {
        return Map.of(
                "of", what,
                "subject", finding.subject(),
                "holds", finding.holds(),
                "checked", finding.checked(),
                "message", finding.message());
    }

    private static String word(SealCheck.Finding finding) {
        if (!finding.holds()) {
            return "FAILS       ";
        }
        return finding.checked() ? "holds       " : "not checked ";
    }
}
