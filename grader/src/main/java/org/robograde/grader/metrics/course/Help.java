package org.robograde.grader.metrics.course;

import java.util.List;
import java.util.stream.Stream;
import org.robograde.grader.metrics.trial.Said;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** When the unit called for help: by what it said, or by the station's event. */
public final class Help {
    private Help() {}

    public static List<Long> calls(TrialEvidence evidence) {
        Stream<Long> said =
                evidence.tracks().said().stream().filter(Said::asksForHelp).map(Said::receivedNanos);
        Stream<Long> noted = evidence.events().of("help_requested").stream().map(e -> e.atNanos());
        return Stream.concat(said, noted).sorted().toList();
    }
}
