package org.robograde.reports.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A measured value with its interval, between the limits of the levels, on one small axis.
 *
 * @param value measured
 * @param low lower end of the interval that decides
 * @param high upper end
 * @param limits ticks of the levels; equal ones must be joined by the caller
 * @param unit at the end of the axis; may be empty
 * @param colour of the verdict
 */
public record IntervalAxis(double value, double low, double high, List<LimitLine> limits, String unit, Color colour)
        implements Chart {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 96;
    private static final double LEFT = 14;
    private static final double RIGHT = WIDTH - 14;
    private static final double AXIS_Y = 54;
    private static final int TICKS = 6;
    private static final double UNIT_WIDTH_MAX = 120;

    public IntervalAxis {
        unit = Labels.shortened(unit, ReportTheme.SMALL, UNIT_WIDTH_MAX);
        limits = limits.stream()
                .sorted(Comparator.comparingDouble(LimitLine::value))
                .toList();
    }

    @Override
    public Drawing drawing(Caption caption) {
        return new Drawing(caption, WIDTH, HEIGHT, this, this::paint);
    }

    private void paint(Graphics2D graphics) {
        Scale scale = scale();
        graphics.setColor(ReportTheme.LINE);
        graphics.setStroke(ReportTheme.HAIRLINE);
        graphics.draw(new Line2D.Double(LEFT, AXIS_Y, RIGHT, AXIS_Y));
        numbers(graphics, scale);
        limits(graphics, scale);
        interval(graphics, scale);
    }

    private void numbers(Graphics2D graphics, Scale scale) {
        graphics.setFont(ReportTheme.SMALL);
        double unitWidth = unit.isEmpty() ? 0 : ReportFont.width(unit, ReportTheme.SMALL) + 8;
        for (double tick : scale.ticks(TICKS)) {
            String text = scale.tickText(tick, TICKS);
            double width = ReportFont.width(text, ReportTheme.SMALL);
            double x = scale.at(tick);
            if (x - width / 2 < LEFT - 12 || x + width / 2 > RIGHT - unitWidth) {
                continue;
            }
            graphics.setColor(ReportTheme.LINE);
            graphics.draw(new Line2D.Double(x, AXIS_Y, x, AXIS_Y + 5));
            graphics.setColor(ReportTheme.QUIET);
            graphics.drawString(text, (float) (x - width / 2), (float) AXIS_Y + 26);
        }
        graphics.setColor(ReportTheme.QUIET);
        graphics.drawString(unit, (float) (RIGHT - unitWidth + 8), (float) AXIS_Y + 26);
    }

    private void limits(Graphics2D graphics, Scale scale) {
        Font font = ReportTheme.SMALL;
        double[] wanted = limits.stream().mapToDouble(l -> scale.at(l.value())).toArray();
        double[] widths = limits.stream()
                .mapToDouble(l -> ReportFont.width(l.label(), font))
                .toArray();
        double[] centres = Labels.apart(wanted, widths, 9, 1, WIDTH - 1);
        graphics.setFont(font);
        for (int i = 0; i < wanted.length; i++) {
            graphics.setColor(ReportTheme.INK);
            graphics.setStroke(new BasicStroke(1.3f));
            graphics.draw(new Line2D.Double(wanted[i], AXIS_Y - 12, wanted[i], AXIS_Y + 8));
            graphics.setColor(ReportTheme.LINE);
            graphics.setStroke(ReportTheme.HAIRLINE);
            graphics.draw(new Line2D.Double(wanted[i], AXIS_Y - 13, centres[i], AXIS_Y - 31));
            graphics.setColor(ReportTheme.INK);
            graphics.drawString(limits.get(i).label(), (float) (centres[i] - widths[i] / 2), (float) AXIS_Y - 37);
        }
    }

    private void interval(Graphics2D graphics, Scale scale) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.draw(new Line2D.Double(scale.at(low), AXIS_Y, scale.at(high), AXIS_Y));
        graphics.setStroke(new BasicStroke(1.6f));
        for (double end : new double[] {low, high}) {
            graphics.draw(new Line2D.Double(scale.at(end), AXIS_Y - 6, scale.at(end), AXIS_Y + 6));
        }
        Ellipse2D dot = new Ellipse2D.Double(scale.at(value) - 5.5, AXIS_Y - 5.5, 11, 11);
        graphics.setColor(Color.WHITE);
        graphics.fill(dot);
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(2.6f));
        graphics.draw(dot);
    }

    private Scale scale() {
        List<Double> shown = new ArrayList<>(List.of(value, low, high));
        limits.forEach(l -> shown.add(l.value()));
        return Scale.covering(shown, 0.07, LEFT, RIGHT);
    }
}
