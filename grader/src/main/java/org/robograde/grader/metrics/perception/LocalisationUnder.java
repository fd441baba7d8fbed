package org.robograde.grader.metrics.perception;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Pairing;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.statistics.Sample;

/** How much worse the unit knows its place while the light is changed or a sensor fails than in the rest of the same trial. */
final class LocalisationUnder implements Metric {
    private static final long TOLERANCE_NANOS = 50_000_000L;
    /** Errors of neighbouring poses go together; their means over a second are taken as independent. */
    private static final long BLOCK_NANOS = 1_000_000_000L;

    private static final int FEWEST_BLOCKS = 3;

    private final MetricDefinition definition;
    private final String kind;

    private LocalisationUnder(String id, String kind) {
        this.definition = Definitions.of(id);
        this.kind = kind;
    }

    static LocalisationUnder light() {
        return new LocalisationUnder("perception.light-degradation", "light");
    }

    static LocalisationUnder dropout() {
        return new LocalisationUnder("perception.dropout-degradation", Disturbance.SENSOR_DROPOUT);
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        List<Disturbance> stimuli = evidence.events().disturbances(kind);
        if (stimuli.isEmpty()) {
            return definition.notMeasurable(evidence, "no stimulus or fault of the kind " + kind + " in this trial");
        }
        LongPredicate during = at -> stimuli.stream().anyMatch(d -> d.fromNanos() <= at && at <= d.toNanos());
        List<Double> disturbed = blocks(evidence, during);
        List<Double> calm = blocks(evidence, during.negate());
        if (disturbed.size() < FEWEST_BLOCKS || calm.size() < FEWEST_BLOCKS) {
            return definition.notMeasurable(
                    evidence,
                    "the unit's place is known against the field's for " + disturbed.size() + " s with " + kind
                            + " and " + calm.size() + " s without; " + FEWEST_BLOCKS + " s of each are needed");
        }
        if (!Stream.concat(disturbed.stream(), calm.stream()).allMatch(Double::isFinite)) {
            return definition.notMeasurable(evidence, "the evidence gives no finite localisation error");
        }
        Sample with = new Sample(disturbed);
        Sample without = new Sample(calm);
        Disturbance first = stimuli.get(0);
        return definition
                .measured(evidence, with.mean() - without.mean())
                .sampling("scatter with " + kind, with.standardError(), with.size() - 1.0)
                .sampling("scatter without", without.standardError(), without.size() - 1.0)
                .samples(with.size() + without.size())
                .at(
                        evidence.tracks().mapPose().topic(),
                        first.fromNanos(),
                        first.toNanos(),
                        first.fromNanos(),
                        first.name() + " begins")
                .build();
    }

    /** Mean errors over whole seconds of the record's clock, of the pairs whose time is wanted. */
    private static List<Double> blocks(TrialEvidence evidence, LongPredicate wanted) {
        PoseTrack field = evidence.tracks().observedPose();
        PoseTrack unit = evidence.tracks().mapPose();
        Blocks blocks = new Blocks();
        Pairing.nearest(field, unit, TOLERANCE_NANOS).forEach((seen, stated) -> {
            long at = field.receivedNanos(seen);
            if (wanted.test(at)) {
                blocks.add(at, field.distanceTo(seen, unit.x(stated), unit.y(stated)));
            }
        });
        return blocks.means();
    }

    private static final class Blocks {
        private final List<Double> means = new ArrayList<>();
        private long block = Long.MIN_VALUE;
        private double sum;
        private int n;

        void add(long nanos, double error) {
            if (nanos / BLOCK_NANOS != block) {
                end();
            }
            block = nanos / BLOCK_NANOS;
            sum += error;
            n++;
        }

        List<Double> means() {
            end();
            return means;
        }

        private void end() {
            if (n > 0) {
                means.add(sum / n);
                sum = 0;
                n = 0;
            }
        }
    }
}
