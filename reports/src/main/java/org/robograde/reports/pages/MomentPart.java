package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Measurement.Series;
import org.robograde.reports.charts.Drawing;
import org.robograde.reports.charts.LimitLine;
import org.robograde.reports.charts.QuantityPlot;
import org.robograde.reports.input.TrialPicture;

/** The second that decided a clause: the quantity's plot with the moment marked, and what the camera saw. */
final class MomentPart {
    private final Page page;
    private final DetailPart details;

    MomentPart(Page page) {
        this.page = page;
        this.details = new DetailPart(page);
    }

    /**
     * @param plot empty where no curve was kept
     * @param outside what the plot does not show, in words; empty when it shows all
     * @param details what else stands behind the value
     * @param frame a data URI, or empty
     */
    public record Moment(
            String caption,
            Optional<Drawing> plot,
            String outside,
            List<DetailPart.Plot> details,
            String frame,
            String frameAlt,
            String frameCaption) {}

    Optional<Moment> of(ClauseFinding finding) {
        return finding.decidingTrialId()
                .flatMap(trialId -> finding.decidingMoment().map(ref -> moment(finding, trialId, ref)));
    }

    private Moment moment(ClauseFinding finding, String trialId, EvidenceReference reference) {
        Optional<Measurement> measurement = measurement(finding.metricId(), trialId);
        Optional<Series> series =
                measurement.flatMap(Measurement::series).filter(s -> !s.values().isEmpty());
        long zero = zero(trialId, series, reference);
        String at = Figures.seconds((reference.momentNanos() - zero) / 1e9);
        String what = page.phrase(reference.what());
        Optional<QuantityPlot> plot = series.map(s -> plot(
                measurement.orElseThrow(),
                s,
                zero,
                limits(finding, measurement.orElseThrow(), s),
                OptionalDouble.of((reference.momentNanos() - zero) / 1e9)));
        String frame = page.input()
                .frames()
                .frame(trialId, reference.momentNanos())
                .flatMap(MomentPart::dataUri)
                .orElse("");
        return new Moment(
                page.text("clauses.moment.caption", what, at, trialId, reference.topic()),
                plot.map(p -> p.drawing(page.caption(
                        page.text("clauses.moment.plot", page.messages().of(finding.title())),
                        description(series.orElseThrow(), at)))),
                plot.map(p -> outside(p, series.orElseThrow())).orElse(""),
                measurement.map(details::deciding).orElse(List.of()),
                frame,
                page.text("clauses.moment.frame", at, trialId, what),
                page.text("clauses.moment.frame.caption", at));
    }

    private Optional<Measurement> measurement(String metricId, String trialId) {
        return page.grade().measurements().stream()
                .filter(m -> m.metricId().equals(metricId) && m.trialId().equals(trialId))
                .findFirst();
    }

    private long zero(String trialId, Optional<Series> series, EvidenceReference reference) {
        return page.input()
                .picture(trialId)
                .map(TrialPicture::tracks)
                .map(t -> t.startNanos())
                .or(() -> series.map(s -> s.timesNanos().get(0)))
                .orElse(reference.fromNanos());
    }

    /** A limit belongs on the plot only if the plot shows the quantity that is limited. */
    List<LimitLine> limits(ClauseFinding finding, Measurement measurement, Series series) {
        boolean limited = series.unit().equals(finding.unit())
                && measurement.detail().required().isEmpty();
        return limited ? ClausePart.limitLines(finding, page) : List.of();
    }

    QuantityPlot plot(
            Measurement measurement, Series series, long zero, List<LimitLine> limits, OptionalDouble momentSeconds) {
        Optional<Series> required = measurement.detail().required();
        String name = page.phrase(series.name());
        String unit = Figures.shown(series.unit());
        return new QuantityPlot(
                page.text("axis.time"),
                unit.isEmpty() ? name : name + " (" + unit + ")",
                series.timesNanos().stream().map(t -> (t - zero) / 1e9).toList(),
                series.values(),
                required.map(Series::values).orElse(List.of()),
                required.map(Series::name).map(page::phrase).orElse(""),
                limits,
                momentSeconds);
    }

    private String description(Series series, String at) {
        return page.text("clauses.moment.plot.description", lowest(series), highest(series), length(series), at);
    }

    static String lowest(Series series) {
        return Figures.quantity(series.values().stream().min(Double::compare).orElse(Double.NaN), series.unit());
    }

    static String highest(Series series) {
        return Figures.quantity(series.values().stream().max(Double::compare).orElse(Double.NaN), series.unit());
    }

    static String length(Series series) {
        List<Long> times = series.timesNanos();
        return Figures.seconds((times.get(times.size() - 1) - times.get(0)) / 1e9);
    }

    /** What the plot leaves out, in words: limits far away, and a curve that goes on beyond it. */
    String outside(QuantityPlot plot, Series series) {
        List<String> left = new ArrayList<>();
        List<LimitLine> limits = plot.limitsOutside();
        if (!limits.isEmpty()) {
            left.add(page.text(
                    "clauses.moment.outside",
                    page.join(limits.stream().map(LimitLine::label).toList())));
        }
        if (plot.cut()) {
            left.add(page.text("clauses.moment.cut", lowest(series), highest(series)));
        }
        return String.join(" ", left);
    }

    /** Only a file that starts as a JPEG or PNG goes into the page; anything else could be markup. */
    private static Optional<String> dataUri(byte[] file) {
        boolean jpeg = file.length > 3 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == 0xD8;
        boolean png = file.length > 8 && (file[0] & 0xFF) == 0x89 && file[1] == 'P' && file[2] == 'N';
        if (!jpeg && !png) {
            return Optional.empty();
        }
        String type = jpeg ? "image/jpeg" : "image/png";
        return Optional.of("data:" + type + ";base64," + Base64.getEncoder().encodeToString(file));
    }
}
