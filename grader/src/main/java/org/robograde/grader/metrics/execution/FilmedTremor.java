package org.robograde.grader.metrics.execution;

import java.util.Optional;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.FilmedTip;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.smoothness.Tremor;

/** How a tip trembled that a camera of the field followed, across its line of sight. */
record FilmedTremor(FilmedTip tip, ToolCourse course, Tremor tremor) {
    private static final double COVERAGE = 2;

    /** Of the tips whose pictures can tell, the one that trembles most. */
    static Optional<FilmedTremor> most(TrialEvidence evidence) {
        if (evidence.obstacle(Roles.FILMED_TIPS).isPresent()) {
            return Optional.empty();
        }
        Optional<FilmedTremor> most = Optional.empty();
        for (FilmedTip tip : evidence.tracks().arm().filmedTips()) {
            ToolCourse course = ToolCourse.of(tip.course());
            if (ToolTremor.unfit(course).isEmpty()) {
                FilmedTremor one = new FilmedTremor(tip, course, ToolTremor.tremor(course));
                most = most.filter(m -> m.tremor().rms() >= one.tremor().rms()).or(() -> Optional.of(one));
            }
        }
        return most;
    }

    /** Why no tip's pictures can tell. */
    static String obstacle(TrialEvidence evidence) {
        return evidence.obstacle(Roles.FILMED_TIPS)
                .or(() -> evidence.tracks().arm().filmedTips().stream()
                        .flatMap(tip -> ToolTremor.unfit(ToolCourse.of(tip.course())).stream())
                        .findFirst())
                .orElse("no tip was followed by a camera of the field");
    }

    double scaleStandardUncertainty() {
        return tremor.rms() * tip.scaleRelativeStandardUncertainty();
    }

    /** Whether the camera saw more than was measured otherwise, beyond what both leave open. */
    boolean refutes(Measurement other) {
        double spectrum = tremor.rms() * ToolTremor.relative(tremor);
        double scale = scaleStandardUncertainty();
        double u = Math.sqrt(spectrum * spectrum + scale * scale);
        return tremor.rms() - COVERAGE * u > other.value() + COVERAGE * other.standardUncertainty();
    }
}
