package org.robograde.reports.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How each quantity went from grade to grade, one small plot a clause on a scale of its own: value, interval and the limits of the
 * levels.
 *
 * @param letters one for each grade, in order; what they stand for is said beside the chart
 * @param panels in order, three abreast
 */
public record VersionsChart(List<String> letters, List<Panel> panels) implements Chart {
    private static final int WIDTH = 760;
    private static final int COLUMNS = 3;
    private static final double GAP = 20;
    private static final double PANEL = (WIDTH - GAP * (COLUMNS - 1)) / COLUMNS;
    private static final double PLOT = 92;
    private static final double LEFT = 44;
    private static final double LINE = 15;
    private static final int TITLE_LINES = 2;
    private static final double TITLE = TITLE_LINES * LINE + 8;
    private static final double ROW = TITLE + PLOT + 38;

    /**
     * @param name of the clause
     * @param unit beside the values; may be empty
     * @param values one for each grade; empty where it was not measured
     * @param limits of the levels, drawn where they are near the values
     */
    public record Panel(String name, String unit, List<Optional<Value>> values, List<LimitLine> limits) {
        public Panel {
            values = List.copyOf(values);
            limits = List.copyOf(limits);
        }
    }

    /**
     * @param low lower end of its interval
     * @param high upper end
     */
    public record Value(double value, double low, double high) {}

    public VersionsChart {
        letters = List.copyOf(letters);
        panels = List.copyOf(panels);
    }

    @Override
    public Drawing drawing(Caption caption) {
        int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
        return new Drawing(caption, WIDTH, (int) Math.ceil(Math.max(1, rows) * ROW), this, this::paint);
    }

    private void paint(Graphics2D graphics) {
        for (int i = 0; i < panels.size(); i++) {
            panel(graphics, panels.get(i), (i % COLUMNS) * (PANEL + GAP), Math.floorDiv(i, COLUMNS) * ROW);
        }
    }

    private void panel(Graphics2D graphics, Panel panel, double x, double y) {
        title(graphics, panel, x, y);
        double top = y + TITLE;
        double bottom = top + PLOT;
        Scale up = Scale.covering(shown(panel), 0.08, bottom, top);
        double right = x + PANEL - room(panel);
        axis(graphics, up, x + LEFT, right);
        limits(graphics, panel, up, x + LEFT, right);
        line(graphics, panel, up, x);
        for (int i = 0; i < letters.size(); i++) {
            double at = at(i, x, panel);
            graphics.setFont(ReportTheme.SMALL);
            graphics.setColor(ReportTheme.QUIET);
            double width = ReportFont.width(letters.get(i), ReportTheme.SMALL);
            graphics.drawString(letters.get(i), (float) (at - width / 2), (float) bottom + 17);
            Optional<Value> value = i < panel.values().size() ? panel.values().get(i) : Optional.empty();
            if (value.isPresent()) {
                value(graphics, value.get(), up, at);
            } else {
                graphics.drawString("–", (float) at - 4, (float) (top + bottom) / 2);
            }
        }
    }

    /** The whole name is in the page's table. */
    private static void title(Graphics2D graphics, Panel panel, double x, double y) {
        String unit = panel.unit().isEmpty() ? "" : " (" + panel.unit() + ")";
        List<String> lines = Labels.wrap(panel.name() + unit, ReportTheme.SMALL, PANEL - 4, TITLE_LINES);
        graphics.setFont(ReportTheme.SMALL);
        graphics.setColor(ReportTheme.INK);
        for (int i = 0; i < lines.size(); i++) {
            graphics.drawString(lines.get(i), (float) x, (float) (y + 12 + i * LINE));
        }
    }

    private static void axis(Graphics2D graphics, Scale up, double left, double right) {
        graphics.setFont(ReportTheme.SMALL);
        graphics.setStroke(ReportTheme.HAIRLINE);
        for (double tick : up.ticks(3)) {
            String text = up.tickText(tick, 3);
            graphics.setColor(ReportTheme.GRID);
            graphics.draw(new Line2D.Double(left, up.at(tick), right, up.at(tick)));
            graphics.setColor(ReportTheme.QUIET);
            double width = ReportFont.width(text, ReportTheme.SMALL);
            graphics.drawString(text, (float) (left - 6 - width), (float) up.at(tick) + 4);
        }
    }

    private static void limits(Graphics2D graphics, Panel panel, Scale up, double left, double right) {
        List<LimitLine> drawn = panel.limits().stream()
                .filter(l -> l.value() >= up.low() && l.value() <= up.high())
                .sorted(Comparator.comparingDouble(LimitLine::value).reversed())
                .toList();
        double[] wanted = drawn.stream().mapToDouble(l -> up.at(l.value())).toArray();
        double[] sizes = new double[wanted.length];
        Arrays.fill(sizes, 12);
        double[] centres = Labels.apart(wanted, sizes, 1, up.to() - 8, up.from() + 8);
        graphics.setFont(ReportTheme.SMALL);
        for (int i = 0; i < wanted.length; i++) {
            graphics.setColor(ReportTheme.ORANGE);
            graphics.setStroke(ReportTheme.DASHED);
            graphics.draw(new Line2D.Double(left, wanted[i], right, wanted[i]));
            graphics.setColor(ReportTheme.INK);
            graphics.drawString(drawn.get(i).label(), (float) right + 4, (float) centres[i] + 4);
        }
    }

    private void line(Graphics2D graphics, Panel panel, Scale up, double x) {
        Path2D path = new Path2D.Double();
        boolean pen = false;
        for (int i = 0; i < panel.values().size(); i++) {
            Optional<Value> value = panel.values().get(i);
            if (value.isPresent() && pen) {
                path.lineTo(at(i, x, panel), up.at(value.get().value()));
            } else if (value.isPresent()) {
                path.moveTo(at(i, x, panel), up.at(value.get().value()));
            }
            pen = value.isPresent();
        }
        graphics.setColor(ReportTheme.BLUE);
        graphics.setStroke(ReportTheme.HAIRLINE);
        graphics.draw(path);
    }

    private static void value(Graphics2D graphics, Value value, Scale up, double at) {
        graphics.setColor(ReportTheme.BLUE);
        graphics.setStroke(new BasicStroke(1.6f));
        graphics.draw(new Line2D.Double(at, up.at(value.low()), at, up.at(value.high())));
        for (double end : new double[] {value.low(), value.high()}) {
            graphics.draw(new Line2D.Double(at - 4, up.at(end), at + 4, up.at(end)));
        }
        Ellipse2D dot = new Ellipse2D.Double(at - 4, up.at(value.value()) - 4, 8, 8);
        graphics.setColor(Color.WHITE);
        graphics.fill(dot);
        graphics.setColor(ReportTheme.BLUE);
        graphics.draw(dot);
    }

    /** For the names of the limits. */
    private static double room(Panel panel) {
        return 10
                + panel.limits().stream()
                        .mapToDouble(l -> ReportFont.width(l.label(), ReportTheme.SMALL))
                        .max()
                        .orElse(0);
    }

    private double at(int grade, double x, Panel panel) {
        double width = PANEL - LEFT - room(panel);
        return x + LEFT + width * (grade + 0.5) / letters.size();
    }

    /** Values and intervals, and the limits that do not lie so far off that these would be flattened. */
    private static List<Double> shown(Panel panel) {
        List<Double> shown = new ArrayList<>();
        for (Optional<Value> value : panel.values()) {
            value.ifPresent(v -> shown.addAll(List.of(v.value(), v.low(), v.high())));
        }
        double low = shown.stream().min(Double::compare).orElse(0.0);
        double high = shown.stream().max(Double::compare).orElse(1.0);
        double span = Math.max(high - low, Math.max(Math.abs(high) * 0.1, 1e-3));
        for (LimitLine limit : panel.limits()) {
            if (limit.value() >= low - 1.5 * span && limit.value() <= high + 1.5 * span) {
                shown.add(limit.value());
            }
        }
        return shown;
    }
}
