package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.GradedTrial;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.Measurement.Series;
import org.robograde.grader.metrics.PoseCloud;
import org.robograde.reports.charts.Drawing;
import org.robograde.reports.charts.LimitLine;
import org.robograde.reports.charts.QuantityPlot;
import org.robograde.reports.charts.Timeline;
import org.robograde.reports.charts.Timeline.Lane;
import org.robograde.reports.input.TrialPicture;

/** The trials: one row each, and one picture page each with map, timeline and the quantities measured in it. */
final class TrialPart {
    private final Page page;
    private final MapPart maps;
    private final MomentPart moments;
    private final FunctionLanes functions;
    private final DetailPart details;

    TrialPart(Page page) {
        this.page = page;
        this.maps = new MapPart(page);
        this.moments = new MomentPart(page);
        this.functions = new FunctionLanes(page);
        this.details = new DetailPart(page);
    }

    public record Row(
            String anchor,
            String id,
            String scenario,
            int repetition,
            String seed,
            String outcome,
            String reason,
            String duration,
            int losses) {}

    public record Entry(String at, String lane, String what) {}

    public record Quantity(String caption, Drawing plot, String outside) {}

    public record Picture(
            Row row,
            boolean drawn,
            boolean onSite,
            Optional<Drawing> map,
            Optional<Drawing> timeline,
            List<Entry> entries,
            Optional<Drawing> functions,
            List<Quantity> quantities) {}

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (GradedTrial trial : page.grade().trials()) {
            rows.add(row(trial, rows.size() + 1));
        }
        return rows;
    }

    List<Picture> pictures() {
        List<Picture> pictures = new ArrayList<>();
        for (Row row : rows()) {
            pictures.add(page.input()
                    .picture(row.id())
                    .map(p -> picture(row, p))
                    .orElseGet(() -> new Picture(
                            row,
                            false,
                            false,
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            Optional.empty(),
                            List.of())));
        }
        return pictures;
    }

    private Row row(GradedTrial trial, int number) {
        return new Row(
                "trial-" + number,
                trial.trialId(),
                trial.scenarioId(),
                trial.repetition(),
                Long.toUnsignedString(trial.seed()),
                page.messages().word("outcome", trial.outcome()),
                page.phrase(trial.outcomeReason()),
                Figures.seconds(trial.durationSeconds()),
                trial.damage().size());
    }

    private Picture picture(Row row, TrialPicture picture) {
        List<Lane> lanes = TimelineLanes.of(picture, page.messages());
        List<Entry> entries = entries(lanes);
        double seconds = picture.tracks().secondsAt(picture.tracks().endNanos());
        Optional<Drawing> map = maps.drawing(picture);
        Optional<Drawing> timeline = lanes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Timeline(lanes, seconds, page.text("axis.time"))
                        .drawing(page.caption(
                                page.text("picture.timeline.title", row.id()),
                                page.text("picture.timeline.description", entries.size(), Figures.seconds(seconds)))));
        return new Picture(
                row,
                true,
                picture.site().isPresent(),
                map,
                timeline,
                entries,
                functions(row.id(), picture),
                quantities(row.id(), picture));
    }

    private Optional<Drawing> functions(String trialId, TrialPicture picture) {
        return page.grade().trials().stream()
                .filter(t -> t.trialId().equals(trialId))
                .findFirst()
                .flatMap(t -> functions.drawing(t, picture.tracks()));
    }

    private static List<Entry> entries(List<Lane> lanes) {
        record At(double from, Entry entry) {}
        List<At> all = new ArrayList<>();
        for (Lane lane : lanes) {
            for (Timeline.Item item : lane.items()) {
                String span = "t = " + Figures.seconds(item.from())
                        + (item.to().isPresent()
                                ? " – " + Figures.seconds(item.to().getAsDouble())
                                : "");
                all.add(new At(item.from(), new Entry(span, lane.name(), item.label())));
            }
        }
        return all.stream()
                .sorted(Comparator.comparingDouble(At::from))
                .map(At::entry)
                .toList();
    }

    private List<Quantity> quantities(String trialId, TrialPicture picture) {
        List<Quantity> quantities = new ArrayList<>();
        Set<Set<String>> clouds = new HashSet<>();
        for (Measurement measurement : page.grade().measurements()) {
            if (measurement.trialId().equals(trialId)) {
                measurement
                        .series()
                        .filter(s -> s.values().size() > 1)
                        .ifPresent(s -> quantities.add(quantity(measurement, s, picture)));
                // Accuracy and repeatability are of the same positions: these are drawn once.
                boolean drawn = !measurement.detail().clouds().isEmpty() && !clouds.add(poses(measurement));
                if (!drawn) {
                    details.all(measurement).forEach(d -> quantities.add(new Quantity(d.caption(), d.plot(), "")));
                }
            }
        }
        return quantities;
    }

    private static Set<String> poses(Measurement measurement) {
        return measurement.detail().clouds().stream().map(PoseCloud::pose).collect(Collectors.toSet());
    }

    private Quantity quantity(Measurement measurement, Series series, TrialPicture picture) {
        Optional<ClauseFinding> finding = page.grade().findings().stream()
                .filter(f -> f.metricId().equals(measurement.metricId()))
                .findFirst();
        List<LimitLine> limits =
                finding.map(f -> moments.limits(f, measurement, series)).orElse(List.of());
        OptionalDouble moment = measurement.references().stream()
                .mapToDouble(r -> picture.tracks().secondsAt(r.momentNanos()))
                .findFirst();
        QuantityPlot plot = moments.plot(measurement, series, picture.tracks().startNanos(), limits, moment);
        String name = page.phrase(series.name());
        String title = page.text("picture.quantity", name, measurement.trialId());
        String description = page.text(
                "picture.quantity.description",
                MomentPart.lowest(series),
                MomentPart.highest(series),
                MomentPart.length(series));
        String value = Figures.quantity(measurement.value(), measurement.unit());
        String caption = page.text(
                "picture.quantity.value",
                finding.map(f -> page.messages().of(f.title()))
                        .orElseGet(() -> page.metricTitle(measurement.metricId())),
                measurement.lowerBound() ? page.text("clauses.limit.at-least", value) : value);
        return new Quantity(caption, plot.drawing(page.caption(title, description)), moments.outside(plot, series));
    }
}
