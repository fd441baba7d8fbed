package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.Grade.AutonomyResult;
import org.robograde.reports.charts.AllocationBars;
import org.robograde.reports.charts.AllocationBars.Bar;
import org.robograde.reports.charts.Drawing;
import org.robograde.reports.input.Intervention;
import org.robograde.reports.input.TrialTracks;

/** Who did the work: interventions by kind, one by one, and the share of the unit in each function. */
final class AutonomyPart {
    private static final List<String> FUNCTIONS = List.of("monitor", "generate", "select", "execute");

    private final Page page;
    private final AutonomyResult result;

    AutonomyPart(Page page) {
        this.page = page;
        this.result = page.grade().autonomy();
    }

    public record Share(String function, String share) {}

    public record Count(String kind, int count) {}

    public record Step(String trial, String at, String kind, String lasted, String reason) {}

    public record Autonomy(
            boolean told,
            String level,
            String name,
            String reason,
            Drawing bars,
            List<Share> shares,
            List<Count> counts,
            List<Step> steps) {}

    Autonomy autonomy() {
        return new Autonomy(
                result.endsleyKaber().isPresent(),
                result.endsleyKaber().map(String::valueOf).orElse("–"),
                page.messages().of(result.name()),
                page.messages().of(result.reason()),
                bars(),
                shares(),
                counts(),
                steps());
    }

    private Drawing bars() {
        List<Bar> bars = new ArrayList<>();
        for (String function : FUNCTIONS) {
            Double share = result.shares().get(function);
            bars.add(new Bar(
                    page.text("function." + function),
                    share == null ? OptionalDouble.empty() : OptionalDouble.of(share)));
        }
        String spoken = page.join(
                shares().stream().map(s -> s.function() + " " + s.share()).toList());
        return new AllocationBars(
                        bars,
                        page.text("autonomy.unit"),
                        page.text("autonomy.person"),
                        page.text("autonomy.unrecorded"))
                .drawing(page.caption(
                        page.text("autonomy.allocation.title"), page.text("autonomy.allocation.description", spoken)));
    }

    private List<Share> shares() {
        List<Share> shares = new ArrayList<>();
        for (String function : FUNCTIONS) {
            Double share = result.shares().get(function);
            shares.add(new Share(
                    page.text("function." + function),
                    share == null ? page.text("autonomy.unrecorded") : Figures.percent(share)));
        }
        return shares;
    }

    private List<Count> counts() {
        List<Count> counts = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : new TreeMap<>(result.interventions()).entrySet()) {
            counts.add(new Count(page.messages().word("intervention", entry.getKey()), entry.getValue()));
        }
        return counts;
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Grade.GradedTrial trial : page.grade().trials()) {
            page.input()
                    .picture(trial.trialId())
                    .ifPresent(p -> Intervention.in(p.tracks().events())
                            .forEach(i -> steps.add(step(trial.trialId(), i, p.tracks()))));
        }
        return steps;
    }

    private Step step(String trialId, Intervention intervention, TrialTracks tracks) {
        String lasted = intervention.endNanos().isPresent()
                ? Figures.seconds((intervention.endNanos().getAsLong() - intervention.startNanos()) / 1e9)
                : page.text("autonomy.open");
        return new Step(
                trialId,
                "t = " + Figures.seconds(tracks.secondsAt(intervention.startNanos())),
                page.messages().word("intervention", intervention.kind()),
                lasted,
                page.phrase(intervention.reason()));
    }
}
