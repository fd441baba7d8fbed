package org.robograde.reports.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Where something came to rest around the place it was sent to, seen from above and from the side, one millimetre the same in all
 * directions.
 *
 * @param attained {x, y, z} in millimetres from the commanded place
 * @param barycentre their mean, likewise
 * @param radius of the sphere around the barycentre (a circle in each view), millimetres; empty where there is none
 * @param views from which sides it is shown
 * @param names what the legend calls things
 */
@SuppressWarnings("ArrayRecordComponent") // three numbers that are only read
public record PoseCloudChart(
        List<double[]> attained, double[] barycentre, OptionalDouble radius, List<View> views, Names names)
        implements Chart {
    private static final int WIDTH = 460;
    private static final double LEFT = 52;
    private static final double GAP = 62;
    private static final double TOP = 12;
    private static final double LEGEND_ROW = 19;
    private static final double SIDE_MAX = 270;

    /** Which two coordinates a view shows. */
    public enum View {
        FROM_ABOVE(0, 1),
        FROM_THE_SIDE(0, 2);

        private final int across;
        private final int up;

        View(int across, int up) {
            this.across = across;
            this.up = up;
        }

        private String axis(int which) {
            return List.of("x", "y", "z").get(which);
        }
    }

    public record Names(String commanded, String attained, String barycentre, String radius) {}

    private record LegendItem(String name, double x, int row) {}

    public PoseCloudChart {
        attained = List.copyOf(attained);
        views = List.copyOf(views);
    }

    @Override
    public Drawing drawing(Caption caption) {
        List<LegendItem> legend = legendPlaces();
        int rows = legend.get(legend.size() - 1).row() + 1;
        int height = (int) Math.ceil(TOP + side() + 44 + rows * LEGEND_ROW);
        return new Drawing(caption, WIDTH, height, this, g -> paint(g, legend));
    }

    private double side() {
        return Math.min(SIDE_MAX, (WIDTH - 14 - LEFT - GAP * (views.size() - 1)) / views.size());
    }

    private void paint(Graphics2D graphics, List<LegendItem> legend) {
        double left = LEFT;
        for (View view : views) {
            view(graphics, view, left);
            left += side() + GAP;
        }
        double first = TOP + side() + 44 + 13;
        for (int i = 0; i < legend.size(); i++) {
            LegendItem item = legend.get(i);
            double y = first + item.row() * LEGEND_ROW;
            sample(graphics, i, item.x() + 8, y - 4);
            graphics.setFont(ReportTheme.SMALL);
            graphics.setColor(ReportTheme.QUIET);
            graphics.drawString(item.name(), (float) item.x() + 21, (float) y);
        }
    }

    private void view(Graphics2D graphics, View view, double left) {
        double half = half();
        double[] middle = middle();
        double bottom = TOP + side();
        Scale across = new Scale(middle[view.across] - half, middle[view.across] + half, left, left + side());
        Scale up = new Scale(middle[view.up] - half, middle[view.up] + half, bottom, TOP);
        axes(graphics, view, across, up, left);
        radius.ifPresent(r -> {
            double x = across.at(barycentre[view.across]);
            double y = up.at(barycentre[view.up]);
            double pixels = r * side() / (2 * half);
            Ellipse2D circle = new Ellipse2D.Double(x - pixels, y - pixels, 2 * pixels, 2 * pixels);
            graphics.setColor(TrajectoryMap.tint(ReportTheme.GREEN));
            graphics.fill(circle);
            graphics.setColor(ReportTheme.GREEN);
            graphics.setStroke(circleStroke());
            graphics.draw(circle);
        });
        for (double[] at : attained) {
            attained(graphics, across.at(at[view.across]), up.at(at[view.up]));
        }
        commanded(graphics, across.at(0), up.at(0));
        barycentre(graphics, across.at(barycentre[view.across]), up.at(barycentre[view.up]));
    }

    private void axes(Graphics2D graphics, View view, Scale across, Scale up, double left) {
        double bottom = TOP + side();
        graphics.setFont(ReportTheme.SMALL);
        graphics.setStroke(ReportTheme.HAIRLINE);
        for (double tick : across.ticks(3)) {
            String text = across.tickText(tick, 3);
            grid(graphics, new Line2D.Double(across.at(tick), TOP, across.at(tick), bottom));
            double width = ReportFont.width(text, ReportTheme.SMALL);
            graphics.drawString(text, (float) (across.at(tick) - width / 2), (float) bottom + 16);
        }
        for (double tick : up.ticks(4)) {
            String text = up.tickText(tick, 4);
            grid(graphics, new Line2D.Double(left, up.at(tick), left + side(), up.at(tick)));
            graphics.drawString(
                    text, (float) (left - 6 - ReportFont.width(text, ReportTheme.SMALL)), (float) up.at(tick) + 4);
        }
        graphics.setColor(ReportTheme.LINE);
        graphics.draw(new Rectangle2D.Double(left, TOP, side(), side()));
        graphics.setColor(ReportTheme.QUIET);
        String name = view.axis(view.across) + " – " + view.axis(view.up) + " (mm)";
        double width = ReportFont.width(name, ReportTheme.SMALL);
        graphics.drawString(name, (float) (left + (side() - width) / 2), (float) bottom + 33);
    }

    private static void grid(Graphics2D graphics, Line2D line) {
        graphics.setColor(ReportTheme.GRID);
        graphics.draw(line);
        graphics.setColor(ReportTheme.QUIET);
    }

    private static Stroke circleStroke() {
        return ReportTheme.dashed(1.6f, 6f, 3f);
    }

    private static void attained(Graphics2D graphics, double x, double y) {
        graphics.setColor(ReportTheme.BLUE);
        graphics.setStroke(new BasicStroke(1.4f));
        graphics.draw(new Ellipse2D.Double(x - 3, y - 3, 6, 6));
    }

    private static void commanded(Graphics2D graphics, double x, double y) {
        graphics.setColor(ReportTheme.INK);
        graphics.setStroke(new BasicStroke(1.8f));
        graphics.draw(new Line2D.Double(x - 7, y, x + 7, y));
        graphics.draw(new Line2D.Double(x, y - 7, x, y + 7));
    }

    private static void barycentre(Graphics2D graphics, double x, double y) {
        Path2D diamond = new Path2D.Double();
        diamond.moveTo(x, y - 6);
        diamond.lineTo(x + 6, y);
        diamond.lineTo(x, y + 6);
        diamond.lineTo(x - 6, y);
        diamond.closePath();
        graphics.setColor(ReportTheme.VERMILION);
        graphics.fill(diamond);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(1f));
        graphics.draw(diamond);
    }

    private static void sample(Graphics2D graphics, int which, double x, double y) {
        switch (which) {
            case 0 -> commanded(graphics, x, y);
            case 1 -> attained(graphics, x, y);
            case 2 -> barycentre(graphics, x, y);
            default -> {
                graphics.setColor(ReportTheme.GREEN);
                graphics.setStroke(circleStroke());
                graphics.draw(new Ellipse2D.Double(x - 7, y - 7, 14, 14));
            }
        }
    }

    private List<LegendItem> legendPlaces() {
        List<LegendItem> items = new ArrayList<>();
        double x = 8;
        int row = 0;
        List<String> said = radius.isPresent()
                ? List.of(names.commanded(), names.attained(), names.barycentre(), names.radius())
                : List.of(names.commanded(), names.attained(), names.barycentre());
        for (String whole : said) {
            String name = Labels.shortened(whole, ReportTheme.SMALL, WIDTH - 40.0);
            double width = 21 + ReportFont.width(name, ReportTheme.SMALL) + 16;
            if (x > 8 && x + width > WIDTH) {
                x = 8;
                row++;
            }
            items.add(new LegendItem(name, x, row));
            x += width;
        }
        return items;
    }

    /** Half the side of the cube that holds everything, with a margin. */
    private double half() {
        double[] middle = middle();
        double most = shown().mapToDouble(at -> DoubleStream.of(at[0] - middle[0], at[1] - middle[1], at[2] - middle[2])
                        .map(Math::abs)
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
        return most > 0 && Double.isFinite(most) ? most * 1.12 : 1;
    }

    /** Of the box around everything. */
    private double[] middle() {
        double[] middle = new double[3];
        for (int i = 0; i < middle.length; i++) {
            int axis = i;
            double low = shown().mapToDouble(at -> at[axis]).min().orElse(0);
            double high = shown().mapToDouble(at -> at[axis]).max().orElse(0);
            middle[i] = (low + high) / 2;
        }
        return middle;
    }

    private Stream<double[]> shown() {
        double r = radius.orElse(0);
        double[] low = {barycentre[0] - r, barycentre[1] - r, barycentre[2] - r};
        double[] high = {barycentre[0] + r, barycentre[1] + r, barycentre[2] + r};
        return Stream.concat(attained.stream(), Stream.of(new double[3], low, high));
    }
}
