package org.robograde.reports.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * How far two units are apart, clause by clause: each difference in multiples of half the width of its interval, so that
 * quantities of any unit share one axis and whatever stands outside the band is more than chance.
 *
 * @param rows from the top; those beyond {@link #FAR} stand at the edge with an arrow
 * @param worseName said at the left end
 * @param betterName said at the right end
 * @param bandName said of the band
 */
public record DifferenceChart(List<Row> rows, String worseName, String betterName, String bandName) implements Chart {
    /** Multiples beyond which a row stands at the edge. */
    public static final double FAR = 6;

    private static final int WIDTH = 760;
    private static final double NAMES = 210;
    private static final double RIGHT = WIDTH - 24;
    private static final double TOP = 46;
    private static final double ROW = 22;
    private static final double BOTTOM = 40;
    private static final double DOT = 9;

    /**
     * @param name of the clause
     * @param multiple of half the interval's width; positive is better
     * @param real whether it is more than chance
     */
    public record Row(String name, double multiple, boolean real) {}

    public DifferenceChart {
        rows = rows.stream().filter(r -> Double.isFinite(r.multiple())).toList();
    }

    @Override
    public Drawing drawing(Caption caption) {
        return new Drawing(caption, WIDTH, (int) Math.ceil(TOP + rows.size() * ROW + BOTTOM), this, this::paint);
    }

    private void paint(Graphics2D graphics) {
        Scale scale = new Scale(-FAR, FAR, NAMES + 16, RIGHT);
        double bottom = TOP + rows.size() * ROW;
        graphics.setColor(ReportTheme.GRID);
        graphics.fill(new Rectangle2D.Double(scale.at(-1), TOP, scale.at(1) - scale.at(-1), bottom - TOP));
        graphics.setStroke(ReportTheme.HAIRLINE);
        for (double tick : scale.ticks(6)) {
            graphics.setColor(tick == 0 ? ReportTheme.QUIET : ReportTheme.GRID);
            graphics.draw(new Line2D.Double(scale.at(tick), TOP, scale.at(tick), bottom + 4));
            centred(graphics, scale.tickText(tick, 6), scale.at(tick), bottom + 18, ReportTheme.QUIET);
        }
        centred(graphics, bandName, scale.at(0), bottom + 35, ReportTheme.QUIET);
        graphics.setColor(ReportTheme.INK);
        graphics.setFont(ReportTheme.LABEL);
        graphics.drawString("← " + worseName, (float) scale.at(-FAR), 26);
        String better = betterName + " →";
        graphics.drawString(better, (float) (RIGHT - ReportFont.width(better, ReportTheme.LABEL)), 26);
        for (int i = 0; i < rows.size(); i++) {
            row(graphics, rows.get(i), scale, TOP + (i + 0.5) * ROW);
        }
    }

    private static void row(Graphics2D graphics, Row row, Scale scale, double y) {
        Color colour = row.real() ? row.multiple() > 0 ? ReportTheme.BLUE : ReportTheme.VERMILION : ReportTheme.QUIET;
        graphics.setFont(ReportTheme.SMALL);
        graphics.setColor(ReportTheme.INK);
        graphics.drawString(Labels.shortened(row.name(), ReportTheme.SMALL, NAMES), 4f, (float) y + 4);
        double x = scale.at(row.multiple());
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(1.8f));
        graphics.draw(new Line2D.Double(scale.at(0), y, x, y));
        Ellipse2D dot = new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT);
        if (row.real()) {
            graphics.fill(dot);
        } else {
            graphics.setColor(Color.WHITE);
            graphics.fill(dot);
            graphics.setColor(colour);
            graphics.draw(dot);
        }
        if (Math.abs(row.multiple()) > FAR) {
            double out = Math.signum(row.multiple());
            graphics.draw(new Line2D.Double(x + out * 7, y - 4, x + out * 11, y));
            graphics.draw(new Line2D.Double(x + out * 7, y + 4, x + out * 11, y));
        }
    }

    private static void centred(Graphics2D graphics, String text, double x, double y, Color colour) {
        graphics.setFont(ReportTheme.SMALL);
        graphics.setColor(colour);
        graphics.drawString(text, (float) (x - ReportFont.width(text, ReportTheme.SMALL) / 2), (float) y);
    }
}
