package org.robograde.reports.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a motion's power is spread over frequencies, on a logarithmic axis, with the band that counts shaded.
 *
 * @param frequencyLabel of the horizontal axis
 * @param densityLabel of the vertical axis, with unit
 * @param stepHz from one value to the next, the first at 0 Hz, which is not drawn
 * @param bandLowHz start of the shaded band
 * @param bandHighHz its end
 * @param bandName said in the legend
 * @param lines one or two, the first drawn over the second
 */
public record SpectrumPlot(
        String frequencyLabel,
        String densityLabel,
        double stepHz,
        double bandLowHz,
        double bandHighHz,
        String bandName,
        List<Line> lines)
        implements Chart {
    private static final int WIDTH = 460;
    private static final double PLOT = 192;
    private static final double LEFT = 58;
    private static final double RIGHT = WIDTH - 14;
    private static final double LEGEND_ROW = 17;
    private static final double KEY = 27;
    private static final Color BAND = new Color(0xFBE7BF);

    /** Powers of ten below the greatest density that are shown; what is lower lies on the axis. */
    private static final double DECADES = 8;

    private static final List<Color> COLOURS = List.of(ReportTheme.BLUE, ReportTheme.VERMILION);
    private static final List<Stroke> STROKES = List.of(ReportTheme.DATA_LINE, ReportTheme.dashed(1.8f, 6f, 3f));

    private record LegendItem(String name, double x, int row) {}

    /** @param densities 0 or more */
    public record Line(String name, List<Double> densities) {
        public Line {
            densities = List.copyOf(densities);
        }
    }

    public SpectrumPlot {
        lines = List.copyOf(lines.subList(0, Math.min(COLOURS.size(), lines.size())));
    }

    @Override
    public Drawing drawing(Caption caption) {
        List<LegendItem> legend = legend();
        double top = 31 + LEGEND_ROW * (legend.get(legend.size() - 1).row() + 1);
        return new Drawing(caption, WIDTH, (int) Math.ceil(top + PLOT + 46), this, g -> paint(g, legend, top));
    }

    private void paint(Graphics2D graphics, List<LegendItem> legend, double top) {
        double bottom = top + PLOT;
        int most = lines.stream().mapToInt(l -> l.densities().size()).max().orElse(2);
        Scale across = new Scale(0, Math.max(stepHz * (most - 1), bandHighHz), LEFT, RIGHT);
        Scale up = decades(bottom, top);
        graphics.setColor(BAND);
        graphics.fill(
                new Rectangle2D.Double(across.at(bandLowHz), top, across.at(bandHighHz) - across.at(bandLowHz), PLOT));
        axes(graphics, across, up);
        for (int i = lines.size() - 1; i >= 0; i--) {
            graphics.setColor(COLOURS.get(i));
            graphics.setStroke(STROKES.get(i));
            graphics.draw(path(lines.get(i), across, up));
        }
        for (int i = 0; i < legend.size(); i++) {
            legend(graphics, legend.get(i), i);
        }
    }

    private void axes(Graphics2D graphics, Scale across, Scale up) {
        graphics.setFont(ReportTheme.SMALL);
        graphics.setStroke(ReportTheme.HAIRLINE);
        for (double tick : across.ticks(6)) {
            String text = across.tickText(tick, 6);
            line(graphics, new Line2D.Double(across.at(tick), up.to(), across.at(tick), up.from()));
            double width = ReportFont.width(text, ReportTheme.SMALL);
            graphics.drawString(text, (float) (across.at(tick) - width / 2), (float) up.from() + 17);
        }
        double spacing = Math.max(1, Math.ceil((up.high() - up.low()) / 6));
        for (double power = Math.ceil(up.low()); power <= up.high(); power += spacing) {
            // As programs write it: raised digits are missing in many fonts.
            String text = "1e" + ReportTheme.decimals(0).format(power + 0.0);
            line(graphics, new Line2D.Double(LEFT, up.at(power), RIGHT, up.at(power)));
            double width = ReportFont.width(text, ReportTheme.SMALL);
            graphics.drawString(text, (float) (LEFT - 7 - width), (float) up.at(power) + 4);
        }
        graphics.setFont(ReportTheme.LABEL);
        double width = ReportFont.width(frequencyLabel, ReportTheme.LABEL);
        graphics.drawString(frequencyLabel, (float) ((LEFT + RIGHT - width) / 2), (float) up.from() + 38);
        graphics.drawString(Labels.shortened(densityLabel, ReportTheme.LABEL, WIDTH - 4.0), 2f, 14f);
    }

    private static void line(Graphics2D graphics, Line2D line) {
        graphics.setColor(ReportTheme.GRID);
        graphics.draw(line);
        graphics.setColor(ReportTheme.QUIET);
    }

    private Path2D path(Line line, Scale across, Scale up) {
        Path2D path = new Path2D.Double();
        for (int i = 1; i < line.densities().size(); i++) {
            double density = line.densities().get(i);
            double x = across.at(i * stepHz);
            double y = density > 0 ? up.at(Math.log10(density)) : up.from();
            if (i == 1) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        return path;
    }

    private Scale decades(double bottom, double top) {
        List<Double> powers = lines.stream()
                .flatMap(l -> l.densities().stream().skip(1))
                .filter(d -> d > 0 && Double.isFinite(d))
                .map(Math::log10)
                .toList();
        double high = powers.stream().max(Double::compare).orElse(0.0);
        double low =
                Math.max(high - DECADES, powers.stream().min(Double::compare).orElse(-1.0));
        return new Scale(Math.floor(low), Math.max(Math.floor(low) + 1, Math.ceil(high)), bottom, top);
    }

    /** Lines first, the band last; a new row where the next would be cut. */
    private List<LegendItem> legend() {
        List<LegendItem> items = new ArrayList<>();
        double x = 2;
        int row = 0;
        for (String name : Stream.concat(lines.stream().map(Line::name), Stream.of(bandName))
                .toList()) {
            double width = KEY + ReportFont.width(name, ReportTheme.SMALL) + 14;
            if (x > 2 && x + width > WIDTH) {
                x = 2;
                row++;
            }
            items.add(new LegendItem(name, x, row));
            x += width;
        }
        return items;
    }

    private void legend(Graphics2D graphics, LegendItem item, int which) {
        double y = 35 + item.row() * LEGEND_ROW;
        if (which == lines.size()) {
            Rectangle2D box = new Rectangle2D.Double(item.x() + 4, y - 10, 14, 12);
            graphics.setColor(BAND);
            graphics.fill(box);
            graphics.setColor(ReportTheme.ORANGE);
            graphics.setStroke(ReportTheme.HAIRLINE);
            graphics.draw(box);
        } else {
            graphics.setColor(COLOURS.get(which));
            graphics.setStroke(STROKES.get(which));
            graphics.draw(new Line2D.Double(item.x(), y - 4, item.x() + 22, y - 4));
        }
        graphics.setFont(ReportTheme.SMALL);
        graphics.setColor(ReportTheme.QUIET);
        graphics.drawString(item.name(), (float) (item.x() + KEY), (float) y);
    }
}
