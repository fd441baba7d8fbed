package org.robograde.reports.charts;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/** The legend of a {@link TrajectoryMap}, broken into rows that fit. */
final class MapLegend {
    static final Stroke WALL = new BasicStroke(2.2f, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER);
    static final Stroke BARRIER = ReportTheme.dashed(5f, 4f, 3f);
    private static final double BETWEEN = 26;
    private static final double NAME_WIDTH_MAX = 560;

    private MapLegend() {}

    /** One entry: a sample of {@code width} units, then its name. */
    private record Entry(double width, String name, Sample sample) {
        Entry {
            name = Labels.shortened(name, ReportTheme.SMALL, NAME_WIDTH_MAX);
        }

        double whole() {
            return width + 8 + ReportFont.width(name, ReportTheme.SMALL);
        }
    }

    private interface Sample {
        void paint(Graphics2D graphics, double x, double baseline);
    }

    /** Entries side by side. */
    record Row(List<Entry> entries) {
        void paint(Graphics2D graphics, double left, double baseline) {
            double x = left;
            for (Entry entry : entries) {
                entry.sample().paint(graphics, x, baseline);
                graphics.setFont(ReportTheme.SMALL);
                graphics.setColor(ReportTheme.INK);
                graphics.drawString(entry.name(), (float) (x + entry.width() + 8), (float) baseline);
                x += entry.whole() + BETWEEN;
            }
        }
    }

    static List<Row> rows(TrajectoryMap map, double width) {
        List<Row> rows = new ArrayList<>();
        List<Entry> row = new ArrayList<>();
        double used = 0;
        for (Entry entry : entries(map)) {
            if (!row.isEmpty() && used + entry.whole() > width) {
                rows.add(new Row(List.copyOf(row)));
                row.clear();
                used = 0;
            }
            row.add(entry);
            used += entry.whole() + BETWEEN;
        }
        if (!row.isEmpty()) {
            rows.add(new Row(List.copyOf(row)));
        }
        return rows;
    }

    private static List<Entry> entries(TrajectoryMap map) {
        List<Entry> entries = new ArrayList<>();
        for (TrajectoryMap.Path path : map.paths()) {
            entries.add(new Entry(30, path.name(), (g, x, y) -> TrajectoryMap.sample(g, path.style(), x, y)));
        }
        map.paths().stream()
                .filter(path -> !path.regions().isEmpty())
                .forEach(path -> entries.add(new Entry(30, path.name() + ": " + map.regionName(), (g, x, y) -> {
                    Ellipse2D sample = new Ellipse2D.Double(x + 4, y - 10, 22, 12);
                    g.setColor(TrajectoryMap.tint(path.style().colour()));
                    g.fill(sample);
                    g.setColor(path.style().colour());
                    g.setStroke(ReportTheme.HAIRLINE);
                    g.draw(sample);
                })));
        for (String name : map.closedBarriers()) {
            entries.add(new Entry(30, name, (g, x, y) -> {
                g.setColor(ReportTheme.ORANGE);
                g.setStroke(BARRIER);
                g.draw(new Line2D.Double(x, y - 4, x + 30, y - 4));
            }));
        }
        for (TrajectoryMap.Mark mark : map.marks()) {
            entries.add(new Entry(
                    18, mark.name(), (g, x, y) -> TrajectoryMap.symbol(g, mark.symbol(), x + 9, y - 4, mark.colour())));
        }
        return entries;
    }
}
