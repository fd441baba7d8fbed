package org.robograde.reports.input;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.grade.Grade;

/**
 * Everything a report is made of. Equal input gives equal files.
 *
 * @param grade what the grader found; the report adds nothing to it
 * @param gradeSha256 lower-case hex of the signed {@code grade.json}, which names this report; absent for a draft
 * @param trials in any order; a trial of the grade without a picture is listed without charts
 * @param frames video frames for the deciding moments
 * @param laboratory who reports
 */
public record ReportInput(
        Grade grade,
        Optional<String> gradeSha256,
        List<TrialPicture> trials,
        FrameSource frames,
        LaboratoryStatement laboratory) {
    public ReportInput {
        trials = List.copyOf(trials);
    }

    public Optional<TrialPicture> picture(String trialId) {
        return trials.stream().filter(p -> p.trialId().equals(trialId)).findFirst();
    }
}
