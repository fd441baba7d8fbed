package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.robograde.grader.grade.Grade.GradedTrial;
import org.robograde.grader.grade.Grade.PhaseShares;
import org.robograde.reports.charts.Drawing;
import org.robograde.reports.charts.Timeline;
import org.robograde.reports.charts.Timeline.Item;
import org.robograde.reports.charts.Timeline.Lane;
import org.robograde.reports.charts.Timeline.Tone;
import org.robograde.reports.input.TrialTracks;

/** Who monitored, generated, selected and executed in each phase of one trial, on the trial's time axis. */
final class FunctionLanes {
    private static final List<String> FUNCTIONS = List.of("monitor", "generate", "select", "execute");

    private final Page page;

    FunctionLanes(Page page) {
        this.page = page;
    }

    /** Nothing for a trial of which nothing of this is on record. */
    Optional<Drawing> drawing(GradedTrial trial, TrialTracks tracks) {
        if (trial.phases().stream().allMatch(p -> p.shares().isEmpty())) {
            return Optional.empty();
        }
        List<Lane> lanes = new ArrayList<>();
        lanes.add(new Lane(
                page.text("lane.phases"),
                Tone.CALM,
                trial.phases().stream()
                        .map(p -> item(p, page.phrase(p.phase()), OptionalDouble.empty(), tracks))
                        .toList()));
        for (String function : FUNCTIONS) {
            List<Item> items = new ArrayList<>();
            for (PhaseShares phase : trial.phases()) {
                Double share = phase.shares().get(function);
                if (share != null) {
                    items.add(item(phase, Figures.percent(share), OptionalDouble.of(share), tracks));
                }
            }
            lanes.add(new Lane(page.text("function." + function), Tone.CALM, items));
        }
        double seconds = tracks.secondsAt(tracks.endNanos());
        Timeline timeline = new Timeline(
                lanes,
                seconds,
                page.text("axis.time"),
                List.of(page.text("autonomy.unit"), page.text("autonomy.person")));
        return Optional.of(timeline.drawing(page.caption(
                page.text("functions.title", trial.trialId()),
                page.text(
                        "functions.description",
                        page.join(trial.phases().stream().map(this::spoken).toList())))));
    }

    private static Item item(PhaseShares phase, String label, OptionalDouble share, TrialTracks tracks) {
        return new Item(
                label,
                tracks.secondsAt(phase.fromNanos()),
                OptionalDouble.of(tracks.secondsAt(phase.toNanos())),
                share);
    }

    private String spoken(PhaseShares phase) {
        List<String> shares = new ArrayList<>();
        for (String function : FUNCTIONS) {
            Double share = phase.shares().get(function);
            shares.add(page.text("function." + function) + " "
                    + (share == null ? page.text("autonomy.unrecorded") : Figures.percent(share)));
        }
        return page.phrase(phase.phase()) + ": " + String.join(", ", shares);
    }
}
