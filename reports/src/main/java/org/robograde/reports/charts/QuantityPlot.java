package org.robograde.reports.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * A measured quantity over time with the limits it is held against and the moment that decided.
 *
 * @param timeLabel of the horizontal axis
 * @param valueLabel of the vertical axis, with unit
 * @param seconds since the trial's start, rising
 * @param values same length
 * @param required what the values must not fall below, same length; empty where no limit moves with time
 * @param requiredName said in the legend
 * @param limits only those near the data are drawn: see {@link #limitsOutside()}
 * @param momentSeconds where to put the mark
 */
public record QuantityPlot(
        String timeLabel,
        String valueLabel,
        List<Double> seconds,
        List<Double> values,
        List<Double> required,
        String requiredName,
        List<LimitLine> limits,
        OptionalDouble momentSeconds)
        implements Chart {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 256;
    private static final int LABEL_HEIGHT = 15;
    private static final int TITLE_LINE = 17;
    private static final int TITLE_LINES = 3;
    private static final double CUT_FACTOR = 2.5;
    private static final int POINTS_WITH_DOTS = 24;
    private static final double KEY_WIDTH = 40;
    private static final Stroke REQUIRED = ReportTheme.dashed(1.9f, 6f, 3f);

    public QuantityPlot {
        seconds = List.copyOf(seconds);
        values = List.copyOf(values);
        required = required.size() == values.size() ? List.copyOf(required) : List.of();
        limits = limits.stream()
                .sorted(Comparator.comparingDouble(LimitLine::value).reversed())
                .toList();
    }

    /** A plot whose limits, if any, are the same all the time. */
    public QuantityPlot(
            String timeLabel,
            String valueLabel,
            List<Double> seconds,
            List<Double> values,
            List<LimitLine> limits,
            OptionalDouble momentSeconds) {
        this(timeLabel, valueLabel, seconds, values, List.of(), "", limits, momentSeconds);
    }

    @Override
    public Drawing drawing(Caption caption) {
        return new Drawing(caption, WIDTH, HEIGHT, this, this::paint);
    }

    /** Limits so far from the data that drawing them would flatten it; the page names them in words. */
    public List<LimitLine> limitsOutside() {
        Range range = range();
        return limits.stream().filter(l -> !range.contains(l.value())).toList();
    }

    /** True when the plot shows the part around limits and moment, and the curve goes on beyond it. */
    public boolean cut() {
        Range range = range();
        return low() < range.getLowerBound() || high() > range.getUpperBound();
    }

    private void paint(Graphics2D graphics) {
        NumberAxis time = ReportTheme.axis(timeLabel);
        time.setRange(timeRange());
        NumberAxis value = ReportTheme.axis("");
        value.setRange(range());
        XYPlot plot = new XYPlot(points(), time, value, renderer());
        List<LimitLine> drawn = new ArrayList<>(limits);
        drawn.removeAll(limitsOutside());
        drawn.forEach(l -> plot.addRangeMarker(new ValueMarker(l.value(), ReportTheme.ORANGE, ReportTheme.DASHED)));
        momentSeconds.ifPresent(
                t -> plot.addDomainMarker(new ValueMarker(t, ReportTheme.VERMILION, new BasicStroke(1.2f))));
        JFreeChart chart = ReportTheme.chart(plot);
        double room = drawn.stream()
                .mapToDouble(l -> ReportFont.width(l.label(), ReportTheme.SMALL) + 14)
                .max()
                .orElse(10);
        List<String> title = Labels.wrap(valueLabel, ReportTheme.LABEL, WIDTH - 4.0, TITLE_LINES);
        List<String> key = required.isEmpty()
                ? List.of()
                : Labels.wrap(requiredName, ReportTheme.SMALL, WIDTH - 4.0 - KEY_WIDTH, TITLE_LINES);
        chart.setPadding(new RectangleInsets(8 + (title.size() + key.size()) * TITLE_LINE, 2, 2, room));
        PlotRenderingInfo shown = draw(chart, graphics);
        Rectangle2D area = shown.getDataArea();
        title(graphics, title);
        key(graphics, key, title.size());
        labels(graphics, drawn, area, value, plot);
        momentSeconds.ifPresent(t -> mark(graphics, t, area, plot));
    }

    /** Above the axis and not along it: a long name would not fit the height. */
    private static void title(Graphics2D graphics, List<String> lines) {
        graphics.setFont(ReportTheme.LABEL);
        graphics.setColor(ReportTheme.QUIET);
        for (int i = 0; i < lines.size(); i++) {
            graphics.drawString(lines.get(i), 2f, 13f + i * TITLE_LINE);
        }
    }

    /** What the dashed curve is, under the title. */
    private static void key(Graphics2D graphics, List<String> lines, int below) {
        if (lines.isEmpty()) {
            return;
        }
        double first = 13 + below * TITLE_LINE;
        graphics.setColor(ReportTheme.ORANGE);
        graphics.setStroke(REQUIRED);
        graphics.draw(new Line2D.Double(2, first - 4, KEY_WIDTH - 8, first - 4));
        graphics.setFont(ReportTheme.SMALL);
        graphics.setColor(ReportTheme.QUIET);
        for (int i = 0; i < lines.size(); i++) {
            graphics.drawString(lines.get(i), (float) KEY_WIDTH, (float) first + i * TITLE_LINE);
        }
    }

    private static PlotRenderingInfo draw(JFreeChart chart, Graphics2D graphics) {
        ChartRenderingInfo info = new ChartRenderingInfo();
        chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), info);
        return info.getPlotInfo();
    }

    private XYSeriesCollection points() {
        XYSeries line = new XYSeries("value", false, true);
        for (int i = 0; i < seconds.size(); i++) {
            line.add(seconds.get(i), values.get(i));
        }
        XYSeriesCollection lines = new XYSeriesCollection(line);
        if (!required.isEmpty()) {
            XYSeries least = new XYSeries("required", false, true);
            for (int i = 0; i < seconds.size(); i++) {
                least.add(seconds.get(i), required.get(i));
            }
            lines.addSeries(least);
        }
        return lines;
    }

    private XYLineAndShapeRenderer renderer() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, seconds.size() <= POINTS_WITH_DOTS);
        renderer.setSeriesPaint(0, ReportTheme.BLUE);
        renderer.setSeriesStroke(0, ReportTheme.DATA_LINE);
        renderer.setSeriesShape(0, new Ellipse2D.Double(-2.5, -2.5, 5, 5));
        renderer.setSeriesPaint(1, ReportTheme.ORANGE);
        renderer.setSeriesStroke(1, REQUIRED);
        renderer.setSeriesShapesVisible(1, false);
        renderer.setDrawSeriesLineAsPath(true);
        return renderer;
    }

    private void labels(Graphics2D graphics, List<LimitLine> drawn, Rectangle2D area, NumberAxis axis, XYPlot plot) {
        double[] wanted = drawn.stream()
                .mapToDouble(l -> axis.valueToJava2D(l.value(), area, plot.getRangeAxisEdge()))
                .toArray();
        double[] sizes = new double[wanted.length];
        java.util.Arrays.fill(sizes, LABEL_HEIGHT);
        double[] centres = Labels.apart(wanted, sizes, 1, 2, HEIGHT - 2);
        graphics.setFont(ReportTheme.SMALL);
        for (int i = 0; i < wanted.length; i++) {
            graphics.setColor(ReportTheme.ORANGE);
            graphics.setStroke(ReportTheme.HAIRLINE);
            graphics.draw(new Line2D.Double(area.getMaxX(), wanted[i], area.getMaxX() + 7, centres[i]));
            graphics.setColor(ReportTheme.INK);
            graphics.drawString(drawn.get(i).label(), (float) area.getMaxX() + 10, (float) centres[i] + 4.5f);
        }
    }

    private void mark(Graphics2D graphics, double moment, Rectangle2D area, XYPlot plot) {
        if (seconds.isEmpty() || moment < seconds.get(0) || moment > seconds.get(seconds.size() - 1)) {
            return; // The line alone: there is no curve to put a dot on.
        }
        double x = plot.getDomainAxis().valueToJava2D(moment, area, plot.getDomainAxisEdge());
        double y = plot.getRangeAxis().valueToJava2D(valueAt(moment), area, plot.getRangeAxisEdge());
        Ellipse2D dot = new Ellipse2D.Double(x - 5.5, y - 5.5, 11, 11);
        graphics.setColor(Color.WHITE);
        graphics.fill(dot);
        graphics.setColor(ReportTheme.VERMILION);
        graphics.setStroke(new BasicStroke(2.4f));
        graphics.draw(dot);
    }

    /** The value of the sample nearest in time: a mark between two samples would claim more than was measured. */
    private double valueAt(double moment) {
        int nearest = 0;
        for (int i = 1; i < seconds.size(); i++) {
            if (Math.abs(seconds.get(i) - moment) < Math.abs(seconds.get(nearest) - moment)) {
                nearest = i;
            }
        }
        return values.get(nearest);
    }

    /** From the first sample to the last, and to the moment if that lies outside. */
    private Range timeRange() {
        double from = seconds.isEmpty() ? 0 : seconds.get(0);
        double to = seconds.isEmpty() ? 1 : seconds.get(seconds.size() - 1);
        from = Math.min(from, momentSeconds.orElse(from));
        to = Math.max(to, momentSeconds.orElse(to));
        double margin = to > from ? 0.01 * (to - from) : 0.5;
        return new Range(from - margin, to + margin);
    }

    private Range range() {
        double low = low();
        double high = high();
        double span = high > low ? high - low : Math.max(Math.abs(high) * 0.2, 1e-3);
        double from = low;
        double to = high;
        for (LimitLine limit : limits) {
            if (limit.value() >= low - 1.5 * span && limit.value() <= high + 1.5 * span) {
                from = Math.min(from, limit.value());
                to = Math.max(to, limit.value());
            }
        }
        Range decision = decision();
        if (decision.getLength() > 0 && to - from > CUT_FACTOR * decision.getLength()) {
            from = Math.max(from, decision.getLowerBound() - 0.9 * decision.getLength());
            to = Math.min(to, decision.getUpperBound() + 0.9 * decision.getLength());
        }
        double margin = 0.08 * (to - from > 0 ? to - from : span);
        boolean neverNegative = from >= 0;
        return new Range(neverNegative ? Math.max(0, from - margin) : from - margin, to + margin);
    }

    /** From the moment's value to the limits: where the decision was made. Empty (length 0) when one of them is missing. */
    private Range decision() {
        if (momentSeconds.isEmpty() || limits.isEmpty() || values.isEmpty()) {
            return new Range(0, 0);
        }
        double moment = valueAt(momentSeconds.getAsDouble());
        double from = Math.min(moment, limits.get(limits.size() - 1).value());
        double to = Math.max(moment, limits.get(0).value());
        return new Range(from, to);
    }

    private double low() {
        return drawnValues()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .min()
                .orElse(0);
    }

    private double high() {
        return drawnValues()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
    }

    private Stream<Double> drawnValues() {
        return Stream.concat(values.stream(), required.stream());
    }
}
