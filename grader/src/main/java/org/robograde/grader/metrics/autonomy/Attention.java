package org.robograde.grader.metrics.autonomy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.course.WorkingTime;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.statistics.Sample;

/** How a person's attention is spent on the unit: how many units one could run, and how long each spell with and without is. */
final class Attention implements Metric {
    private final MetricDefinition definition;
    private final Function<Spent, Figure> figure;

    private Attention(String id, Function<Spent, Figure> figure) {
        this.definition = Definitions.of(id);
        this.figure = figure;
    }

    static List<Metric> all() {
        return List.of(
                new Attention("autonomy.fan-out", Attention::fanOut),
                new Attention("autonomy.neglect-time", Attention::neglectTime),
                new Attention("autonomy.interaction-time", Attention::interactionTime));
    }

    private record Spent(WorkingTime time, List<Double> attendedSeconds, List<Double> aloneSeconds) {}

    /** A value, the scatter of the spells behind it, and whether it is only the least it can be. */
    private record Figure(double value, List<Double> spells, boolean lowerBound) {}

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Optional<String> notRun = WorkingTime.notRun(evidence);
        if (notRun.isPresent()) {
            return definition.notMeasurable(evidence, notRun.get());
        }
        Optional<WorkingTime> time = WorkingTime.of(evidence);
        if (time.isEmpty()) {
            return definition.notMeasurable(evidence, "the start of the trial is not on record");
        }
        List<Double> attended = WorkingTime.attendedSpells(evidence, time.get());
        boolean never = attended.isEmpty();
        if (never && !definition.id().equals("autonomy.neglect-time")) {
            return definition.notMeasurable(
                    evidence, "nobody attended to the unit, so that no spell of attention has a length");
        }
        Figure found = figure.apply(new Spent(time.get(), attended, WorkingTime.aloneBefore(evidence, time.get())));
        var draft = definition
                .measured(evidence, found.value())
                .samples(Math.max(1, found.spells().size()))
                .lowerBound(found.lowerBound())
                .at(
                        evidence.topic(Roles.EVENTS),
                        time.get().fromNanos(),
                        time.get().toNanos(),
                        time.get().toNanos(),
                        "the whole trial");
        if (found.spells().size() > 1) {
            Sample spells = new Sample(found.spells());
            draft.sampling("scatter of the spells", spells.standardError(), spells.size() - 1.0);
        }
        return draft.build();
    }

    private static Figure fanOut(Spent spent) {
        double whole = Timing.seconds(spent.time().toNanos() - spent.time().fromNanos());
        return new Figure(whole / Timing.seconds(spent.time().attendedNanos()), List.of(), false);
    }

    /** The last stretch ended with the trial and not with attention: it is left out, unless there is no other. */
    private static Figure neglectTime(Spent spent) {
        return spent.aloneSeconds().isEmpty()
                ? new Figure(Timing.seconds(spent.time().aloneNanos()), List.of(), true)
                : new Figure(new Sample(spent.aloneSeconds()).mean(), spent.aloneSeconds(), false);
    }

    private static Figure interactionTime(Spent spent) {
        return new Figure(new Sample(spent.attendedSeconds()).mean(), spent.attendedSeconds(), false);
    }
}
