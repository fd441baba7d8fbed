package org.robograde.grader.metrics.trial;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A question the station asked the unit.
 *
 * @param expected any of these in the answer makes it right
 * @param answer empty when there was none
 * @param missing true when the station gave up waiting; false with no answer means the record stops before
 */
public record Question(
        String questionId,
        String text,
        List<String> expected,
        double timeoutSeconds,
        long askedNanos,
        String answer,
        OptionalDouble responseSeconds,
        boolean missing) {
    public Question {
        expected = List.copyOf(expected);
    }

    public boolean answered() {
        return responseSeconds.isPresent();
    }
}
