package org.robograde.reports.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Who did what: for each function the unit's share and the person's.
 *
 * @param unitName legend
 * @param personName legend
 * @param notRecorded said where the share is not known
 */
public record AllocationBars(List<Bar> bars, String unitName, String personName, String notRecorded) implements Chart {
    private static final int WIDTH = 520;
    private static final int ROW = 36;
    private static final int TOP = 34;
    private static final Color PERSON = new Color(0xDDE3E8);

    /** @param unitShare 0 to 1 */
    public record Bar(String name, OptionalDouble unitShare) {}

    public AllocationBars {
        bars = List.copyOf(bars);
    }

    @Override
    public Drawing drawing(Caption caption) {
        return new Drawing(caption, WIDTH, TOP + bars.size() * ROW + 6, this, this::paint);
    }

    private void paint(Graphics2D graphics) {
        Font font = ReportTheme.LABEL;
        graphics.setFont(font);
        double left = 16
                + bars.stream()
                        .mapToDouble(b -> ReportFont.width(b.name(), font))
                        .max()
                        .orElse(0);
        double right = WIDTH - 12.0;
        legend(graphics, left);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = TOP + i * ROW;
            graphics.setColor(ReportTheme.INK);
            graphics.drawString(bar.name(), 2f, (float) y + 20);
            if (bar.unitShare().isPresent()) {
                shares(graphics, bar.unitShare().getAsDouble(), left, right, y);
            } else {
                graphics.setColor(ReportTheme.QUIET);
                graphics.drawString(notRecorded, (float) left + 6, (float) y + 20);
            }
        }
    }

    private static void shares(Graphics2D graphics, double share, double left, double right, double y) {
        double split = left + (right - left) * Math.min(1, Math.max(0, share));
        graphics.setColor(PERSON);
        graphics.fill(new Rectangle2D.Double(split, y + 4, right - split, 24));
        graphics.setColor(ReportTheme.BLUE);
        graphics.fill(new Rectangle2D.Double(left, y + 4, split - left, 24));
        text(graphics, percent(share), left, split, y, Color.WHITE, true);
        text(graphics, percent(1 - share), split, right, y, ReportTheme.INK, false);
    }

    /** Written only where it fits. The page's table has all the numbers. */
    private static void text(
            Graphics2D graphics, String text, double from, double to, double y, Color colour, boolean atStart) {
        double width = ReportFont.width(text, ReportTheme.SMALL);
        if (to - from < width + 12) {
            return;
        }
        graphics.setFont(ReportTheme.SMALL);
        graphics.setColor(colour);
        graphics.drawString(text, (float) (atStart ? from + 6 : to - width - 6), (float) y + 20);
        graphics.setFont(ReportTheme.LABEL);
    }

    private void legend(Graphics2D graphics, double left) {
        double x = left;
        for (int i = 0; i < 2; i++) {
            String name = i == 0 ? unitName : personName;
            graphics.setColor(i == 0 ? ReportTheme.BLUE : PERSON);
            graphics.fill(new Rectangle2D.Double(x, 8, 12, 12));
            graphics.setColor(ReportTheme.QUIET);
            graphics.drawString(name, (float) x + 18, 19f);
            x += ReportFont.width(name, ReportTheme.LABEL) + 42;
        }
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
