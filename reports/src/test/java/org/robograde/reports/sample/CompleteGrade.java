package org.robograde.reports.sample;

import java.util.List;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.rulebook.Verdict;
import org.robograde.reports.input.ReportInput;

/** The sample without the clauses that could not be decided and the trials that were broken off. */
public final class CompleteGrade {
    private CompleteGrade() {}

    public static ReportInput input() {
        ReportInput sample = SampleReport.input();
        return new ReportInput(
                of(sample.grade()), sample.gradeSha256(), sample.trials(), sample.frames(), sample.laboratory());
    }

    private static Grade of(Grade g) {
        return new Grade(
                g.formatVersion(),
                g.graderVersion(),
                g.unitId(),
                g.rulebook(),
                g.trials().stream()
                        .filter(t -> !List.of("aborted", "interrupted").contains(t.outcome()))
                        .toList(),
                g.level(),
                g.levelReason(),
                g.confidence(),
                g.elements(),
                g.autonomy(),
                g.findings().stream()
                        .filter(f -> f.verdict() != Verdict.INCONCLUSIVE)
                        .toList(),
                g.measurements(),
                g.notMeasurable(),
                g.weakestProvenance(),
                g.decidedBy(),
                g.robustness());
    }
}
