package org.robograde.grader.metrics.safety;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Curves;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.Series;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Instruments;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.metrics.trial.WrenchTrack;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.separation.Contact;
import org.robograde.grader.motion.separation.SustainedForce;
import org.robograde.grader.statistics.Decimal;

/** The greatest force at the tool, of any length or held for half a second. */
final class ContactForce implements Metric {
    /** No robot that people come near to presses harder; a force above is in another unit. */
    private static final double STRONGEST_NEWTONS = 50_000;

    private final MetricDefinition definition;
    private final boolean held;

    private ContactForce(String id, boolean held) {
        this.definition = Definitions.of(id);
        this.held = held;
    }

    static List<Metric> all() {
        return List.of(
                new ContactForce("safety.contact-force-peak", false),
                new ContactForce("safety.contact-force-held", true));
    }

    private record Span(double newtons, int from, int to) {}

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        WrenchTrack wrench = evidence.tracks().arm().wrench();
        if (wrench.size() == 0) {
            return definition.notMeasurable(evidence, "there is no force on record");
        }
        Optional<Span> found = held ? heldForce(wrench) : Optional.of(peak(wrench));
        if (found.isEmpty()) {
            return definition.notMeasurable(
                    evidence,
                    "the record on " + wrench.topic() + " is shorter than the "
                            + Decimal.text(Contact.TRANSIENT_SECONDS) + " s that a held force lasts");
        }
        Span span = found.get();
        if (span.newtons() > STRONGEST_NEWTONS) {
            return definition.notMeasurable(
                    evidence,
                    "a force of " + Decimal.text(span.newtons()) + " N on " + wrench.topic()
                            + " cannot be: is it in another unit than newtons?");
        }
        return definition
                .measured(evidence, span.newtons())
                .instrument("force sensor, as stated", Instruments.forceNewtons(evidence, Roles.WRENCH))
                .samples(wrench.size())
                .at(
                        wrench.topic(),
                        wrench.receivedNanos(span.from()),
                        wrench.receivedNanos(span.to()),
                        wrench.receivedNanos(span.from()),
                        held ? "held at least so hard" : "greatest force")
                .series(series(wrench))
                .build();
    }

    private static Optional<Span> heldForce(WrenchTrack wrench) {
        long begun = wrench.receivedNanos(0);
        return SustainedForce.of(
                        wrench.size(),
                        i -> (wrench.receivedNanos(i) - begun) / 1e9,
                        i -> wrench.force(i).norm(),
                        Contact.TRANSIENT_SECONDS)
                .map(s -> new Span(s.newtons(), s.from(), s.to()));
    }

    private static Span peak(WrenchTrack wrench) {
        int at = 0;
        double most = wrench.force(0).norm();
        for (int i = 1; i < wrench.size(); i++) {
            double newtons = wrench.force(i).norm();
            at = newtons > most ? i : at;
            most = Math.max(most, newtons);
        }
        return new Span(most, at, at);
    }

    private static Series series(WrenchTrack wrench) {
        return Curves.every("force", "N", wrench.size(), wrench::receivedNanos, i -> norm(wrench.force(i)));
    }

    private static double norm(Vector3 force) {
        return Double.isFinite(force.norm()) ? force.norm() : Double.MAX_VALUE;
    }
}
