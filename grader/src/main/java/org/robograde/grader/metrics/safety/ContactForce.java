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
        double[] seconds = new double[wrench.size()];
        double[] newtons = new double[wrench.size()];
        for (int i = 0; i < newtons.length; i++) {
            seconds[i] = (wrench.receivedNanos(i) - wrench.receivedNanos(0)) / 1e9;
            newtons[i] = wrench.force(i).norm();
        }
        Optional<Span> found = held ? heldForce(seconds, newtons) : Optional.of(peak(newtons));
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

    private static Optional<Span> heldForce(double[] seconds, double[] newtons) {
        return SustainedForce.of(seconds, newtons, Contact.TRANSIENT_SECONDS)
                .map(s -> new Span(s.newtons(), s.from(), s.to()));
    }

    private static Span peak(double[] newtons) {
        int at = 0;
        for (int i = 1; i < newtons.length; i++) {
            at = newtons[i] > newtons[at] ? i : at;
        }
        return new Span(newtons[at], at, at);
    }

    private static Series series(WrenchTrack wrench) {
        return Curves.every("force", "N", wrench.size(), wrench::receivedNanos, i -> norm(wrench.force(i)));
    }

    private static double norm(Vector3 force) {
        return Double.isFinite(force.norm()) ? force.norm() : Double.MAX_VALUE;
    }
}
