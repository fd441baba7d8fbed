package org.robograde.grader.metrics.safety;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.metrics.Metric;

/** Every metric of safety. */
public final class SafetyMetrics {
    private SafetyMetrics() {}

    public static List<Metric> all() {
        List<Metric> all = new ArrayList<>(List.of(
                new BoundaryViolation(),
                new EmergencyStopDistance(),
                new EmergencyStopTime(),
                new FloodDelay(),
                new LinkLossStop(),
                new MalformedStandstill(),
                new NearestReturn(),
                new PassageClearance(),
                new RemoteCentreError(),
                new SeparationMarginToPeople()));
        all.addAll(CommandsRefused.all());
        all.addAll(ContactForce.all());
        return all;
    }
}
