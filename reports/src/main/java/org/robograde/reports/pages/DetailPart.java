package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.PoseCloud;
import org.robograde.grader.metrics.TremorSpectrum;
import org.robograde.reports.charts.Drawing;
import org.robograde.reports.charts.PoseCloudChart;
import org.robograde.reports.charts.PoseCloudChart.Names;
import org.robograde.reports.charts.PoseCloudChart.View;
import org.robograde.reports.charts.SpectrumPlot;

/** Charts of what stands behind a measurement beside its curve: the spectrum of a tremor, positions around a commanded one. */
final class DetailPart {
    private static final double MILLIMETRES = 1000;

    private final Page page;

    DetailPart(Page page) {
        this.page = page;
    }

    /** @param caption what is shown, in a sentence */
    public record Plot(String caption, Drawing plot) {}

    /** The one chart that stands beside a verdict: the first cloud is the deciding pose's. */
    List<Plot> deciding(Measurement measurement) {
        List<Plot> plots = spectrum(measurement);
        measurement.detail().clouds().stream().findFirst().ifPresent(c -> plots.add(cloud(c, measurement.trialId())));
        return plots;
    }

    List<Plot> all(Measurement measurement) {
        List<Plot> plots = spectrum(measurement);
        measurement.detail().clouds().forEach(c -> plots.add(cloud(c, measurement.trialId())));
        return plots;
    }

    private List<Plot> spectrum(Measurement measurement) {
        List<Plot> plots = new ArrayList<>();
        measurement.detail().spectrum().ifPresent(s -> plots.add(spectrum(s, measurement.trialId())));
        return plots;
    }

    private Plot spectrum(TremorSpectrum spectrum, String trialId) {
        String band =
                page.text("spectrum.band", Figures.number(spectrum.bandLowHz()), Figures.number(spectrum.bandHighHz()));
        List<SpectrumPlot.Line> lines = new ArrayList<>();
        lines.add(new SpectrumPlot.Line(page.text("spectrum.tool"), spectrum.tool()));
        if (!spectrum.hand().isEmpty()) {
            lines.add(new SpectrumPlot.Line(page.text("spectrum.hand"), spectrum.hand()));
        }
        SpectrumPlot plot = new SpectrumPlot(
                page.text("spectrum.frequency"),
                page.text("spectrum.density", spectrum.unit().replace("m2", "m\u00B2")),
                spectrum.stepHz(),
                spectrum.bandLowHz(),
                spectrum.bandHighHz(),
                band,
                lines);
        return new Plot(
                page.text("spectrum.caption"),
                plot.drawing(page.caption(
                        page.text("spectrum.title", trialId),
                        page.text(
                                "spectrum.description",
                                page.join(lines.stream()
                                        .map(SpectrumPlot.Line::name)
                                        .toList()),
                                Figures.number(spectrum.stepHz()),
                                band,
                                Figures.number(peakHz(spectrum))))));
    }

    /** Where the tool's density is greatest within the band. */
    private static double peakHz(TremorSpectrum spectrum) {
        double peak = spectrum.bandLowHz();
        double greatest = -1;
        for (int i = 0; i < spectrum.tool().size(); i++) {
            double hz = i * spectrum.stepHz();
            boolean inBand = hz >= spectrum.bandLowHz() && hz <= spectrum.bandHighHz();
            if (inBand && spectrum.tool().get(i) > greatest) {
                greatest = spectrum.tool().get(i);
                peak = hz;
            }
        }
        return peak;
    }

    private Plot cloud(PoseCloud cloud, String trialId) {
        double[] barycentre = from(cloud, cloud.barycentre());
        OptionalDouble radius = cloud.repeatability().isPresent()
                ? OptionalDouble.of(cloud.repeatability().get() * MILLIMETRES)
                : OptionalDouble.empty();
        String off = Figures.number(Math.hypot(Math.hypot(barycentre[0], barycentre[1]), barycentre[2]));
        String sphere = cloud.planar() ? "cloud.circle" : "cloud.sphere";
        PoseCloudChart chart = new PoseCloudChart(
                cloud.attained().stream().map(p -> from(cloud, p)).toList(),
                barycentre,
                radius,
                cloud.planar() ? List.of(View.FROM_ABOVE) : List.of(View.FROM_ABOVE, View.FROM_THE_SIDE),
                new Names(
                        page.text("cloud.commanded"),
                        page.text("cloud.attained", cloud.cycles()),
                        page.text("cloud.barycentre", off),
                        radius.isPresent() ? page.text(sphere, Figures.number(radius.getAsDouble())) : ""));
        String caption = page.text(cloud.planar() ? "cloud.caption.place" : "cloud.caption", cloud.pose());
        String left = cloud.cycles() > cloud.attained().size()
                ? " " + page.text("cloud.first", cloud.attained().size(), cloud.cycles())
                : "";
        String spread = radius.isPresent()
                ? page.text("cloud.description.radius", Figures.number(radius.getAsDouble()))
                : page.text("cloud.description.once");
        return new Plot(
                caption + left,
                chart.drawing(page.caption(
                        page.text("cloud.title", cloud.pose(), trialId),
                        page.text("cloud.description", cloud.cycles(), off) + " " + spread)));
    }

    /** In millimetres from the commanded place, since ten metres would leave no digit for a tenth of a millimetre. */
    private static double[] from(PoseCloud cloud, PoseCloud.Point point) {
        return new double[] {
            (point.x() - cloud.commanded().x()) * MILLIMETRES,
            (point.y() - cloud.commanded().y()) * MILLIMETRES,
            (point.z() - cloud.commanded().z()) * MILLIMETRES
        };
    }
}
