package org.robograde.grader.metrics.cognition;

import java.util.List;
import org.robograde.grader.metrics.Metric;

/** Every metric of cognition. */
public final class CognitionMetrics {
    private CognitionMetrics() {}

    public static List<Metric> all() {
        return List.of(new AnswerCorrect(), new OrderUnderstood());
    }
}
