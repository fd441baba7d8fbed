package org.robograde.reports.signing;

import java.util.ArrayList;
import java.util.List;
import org.robograde.agent.evidence.SealCheck;

/** What holds and what does not, as the checks of a file go on. */
final class Findings {
    private final List<SealCheck.Finding> findings = new ArrayList<>();

    void holds(String subject, String message) {
        findings.add(new SealCheck.Finding(true, subject, message));
    }

    /** What it would be held against is not at hand. */
    void unchecked(String subject, String message) {
        findings.add(SealCheck.Finding.unchecked(subject, message));
    }

    void fails(String subject, String message) {
        findings.add(new SealCheck.Finding(false, subject, message));
    }

    void say(boolean holds, String subject, String ifHolds, String ifNot) {
        findings.add(new SealCheck.Finding(holds, subject, holds ? ifHolds : ifNot));
    }

    SealCheck check() {
        return new SealCheck(!findings.isEmpty() && findings.stream().allMatch(SealCheck.Finding::holds), findings);
    }
}
