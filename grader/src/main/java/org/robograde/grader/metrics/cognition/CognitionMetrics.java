package org.robograde.grader.metrics.cognition;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.metrics.Metric;

/** Every metric of cognition. */
public final class CognitionMetrics {
    private CognitionMetrics() {}

    public static List<Metric> all() {
        List<Metric> all = new ArrayList<>(List.of(
                new AnswerCorrect(),
                new OrderUnderstood(),
                new RightObject(),
                Clarification.whenAmbiguous(),
                Clarification.onlyThen()));
        return all;
    }
}
