package org.robograde.reports.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * What moved where, on the site's ground plan, one metre the same in both directions.
 *
 * @param window what to show, metres in the map
 * @param lines walls and barriers, drawn first
 * @param places named points of the site
 * @param paths tracks, in the order of the legend
 * @param marks points to see at once: start, goal, the deciding moment
 * @param regionName what the legend calls the ellipses along a path
 */
public record TrajectoryMap(
        Rectangle2D window, List<Line> lines, List<Place> places, List<Path> paths, List<Mark> marks, String regionName)
        implements Chart {
    private static final int WIDTH = 760;
    private static final double MARGIN_LEFT = 30;
    private static final double MARGIN_TOP = 10;
    private static final double PLOT_WIDTH = WIDTH - MARGIN_LEFT - 22;
    private static final double PLOT_HEIGHT_MAX = 620;
    private static final double LEGEND_ROW = 20;

    /** How a path is drawn; each style differs in more than colour. */
    public enum Style {
        CAMERA,
        OWN_ESTIMATE,
        TRUTH,
        PERSON;

        Color colour() {
            return switch (this) {
                case CAMERA -> ReportTheme.BLUE;
                case OWN_ESTIMATE -> ReportTheme.VERMILION;
                case TRUTH -> ReportTheme.GREEN;
                case PERSON -> ReportTheme.PURPLE;
            };
        }

        Stroke stroke() {
            return switch (this) {
                case CAMERA -> new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
                case OWN_ESTIMATE -> ReportTheme.dashed(2f, 7f, 4f);
                case TRUTH -> ReportTheme.dashed(1.6f, 2f, 3f);
                case PERSON -> ReportTheme.dashed(2f, 9f, 3f);
            };
        }
    }

    /** @param closed a barrier that was closed in this trial; walls are never */
    public record Line(Line2D metres, boolean closed, String name) {}

    public record Place(String name, double x, double y) {
        public Place {
            name = Labels.shortened(name, ReportTheme.SMALL, PLOT_WIDTH / 3);
        }
    }

    /**
     * @param pieces each a list of {x, y}; between two pieces nothing is known
     * @param regions where the source says it was, with what certainty; may be empty
     */
    public record Path(String name, Style style, List<List<double[]>> pieces, List<Region> regions) {}

    /**
     * The ellipse that holds 95 % of a plane's normal distribution.
     *
     * @param xx variance along x, square metres
     * @param xy covariance, square metres
     * @param yy variance along y, square metres
     */
    public record Region(double x, double y, double xx, double xy, double yy) {
        /** The 0.95 quantile of chi-squared with two degrees of freedom. */
        private static final double QUANTILE = 5.991;

        Shape metres() {
            double middle = (xx + yy) / 2;
            double spread = Math.hypot((xx - yy) / 2, xy);
            double along = Math.sqrt(QUANTILE * (middle + spread));
            double across = Math.sqrt(QUANTILE * Math.max(0, middle - spread));
            AffineTransform place = AffineTransform.getTranslateInstance(x, y);
            place.rotate(Math.atan2(2 * xy, xx - yy) / 2);
            return place.createTransformedShape(new Ellipse2D.Double(-along, -across, 2 * along, 2 * across));
        }
    }

    /** @param symbol one character, e.g. {@code A}, explained in the legend by {@code name} */
    public record Mark(String symbol, String name, double x, double y, Color colour) {}

    public TrajectoryMap {
        lines = List.copyOf(lines);
        places = List.copyOf(places);
        paths = List.copyOf(paths);
        marks = List.copyOf(marks);
    }

    @Override
    public Drawing drawing(Caption caption) {
        List<MapLegend.Row> rows = MapLegend.rows(this, PLOT_WIDTH);
        int height = (int) Math.ceil(MARGIN_TOP + plotHeight() + 30 + rows.size() * LEGEND_ROW + 4);
        return new Drawing(caption, WIDTH, height, this, g -> paint(g, rows));
    }

    private double pixelsPerMeter() {
        return Math.min(PLOT_WIDTH / window.getWidth(), PLOT_HEIGHT_MAX / window.getHeight());
    }

    private double plotHeight() {
        return window.getHeight() * pixelsPerMeter();
    }

    private void paint(Graphics2D graphics, List<MapLegend.Row> rows) {
        axes(graphics);
        lines.forEach(line -> line(graphics, line));
        graphics.setFont(ReportTheme.SMALL);
        paths.forEach(path -> path(graphics, path));
        places.forEach(place -> place(graphics, place));
        marks.forEach(mark -> symbol(graphics, mark.symbol(), x(mark.x()), y(mark.y()), mark.colour()));
        double y = MARGIN_TOP + plotHeight() + 30 + 14;
        for (MapLegend.Row row : rows) {
            row.paint(graphics, MARGIN_LEFT, y);
            y += LEGEND_ROW;
        }
    }

    private void axes(Graphics2D graphics) {
        graphics.setFont(ReportTheme.SMALL);
        graphics.setStroke(ReportTheme.HAIRLINE);
        double bottom = MARGIN_TOP + plotHeight();
        double right = x(window.getMaxX());
        Scale across = new Scale(window.getMinX(), window.getMaxX(), MARGIN_LEFT, right);
        Scale up = new Scale(window.getMinY(), window.getMaxY(), bottom, MARGIN_TOP);
        for (double tick : across.ticks(8)) {
            String text = across.tickText(tick, 8);
            grid(graphics, new Line2D.Double(across.at(tick), MARGIN_TOP, across.at(tick), bottom));
            graphics.drawString(
                    text,
                    (float) (across.at(tick) - ReportFont.width(text, ReportTheme.SMALL) / 2),
                    (float) bottom + 16);
        }
        for (double tick : up.ticks(6)) {
            String text = up.tickText(tick, 6);
            grid(graphics, new Line2D.Double(MARGIN_LEFT, up.at(tick), right, up.at(tick)));
            graphics.drawString(
                    text,
                    (float) (MARGIN_LEFT - 6 - ReportFont.width(text, ReportTheme.SMALL)),
                    (float) up.at(tick) + 4);
        }
        graphics.drawString("m", (float) right + 9, (float) bottom + 16);
    }

    private static void grid(Graphics2D graphics, Line2D line) {
        graphics.setColor(ReportTheme.GRID);
        graphics.draw(line);
        graphics.setColor(ReportTheme.QUIET);
    }

    private void line(Graphics2D graphics, Line line) {
        Line2D m = line.metres();
        graphics.setColor(line.closed() ? ReportTheme.ORANGE : ReportTheme.WALL);
        graphics.setStroke(line.closed() ? MapLegend.BARRIER : MapLegend.WALL);
        graphics.draw(new Line2D.Double(x(m.getX1()), y(m.getY1()), x(m.getX2()), y(m.getY2())));
    }

    private void path(Graphics2D graphics, Path path) {
        graphics.setColor(path.style().colour());
        graphics.setStroke(path.style().stroke());
        for (List<double[]> piece : path.pieces()) {
            Path2D line = new Path2D.Double();
            for (int i = 0; i < piece.size(); i++) {
                double px = x(piece.get(i)[0]);
                double py = y(piece.get(i)[1]);
                if (i == 0) {
                    line.moveTo(px, py);
                } else {
                    line.lineTo(px, py);
                }
            }
            graphics.draw(line);
        }
        regions(graphics, path);
    }

    /** Cut at the plan's edge: a source that lost its way claims more than the site. */
    private void regions(Graphics2D graphics, Path path) {
        AffineTransform plan = new AffineTransform(pixelsPerMeter(), 0, 0, -pixelsPerMeter(), x(0), y(0));
        Area inside = new Area(
                new Rectangle2D.Double(MARGIN_LEFT, MARGIN_TOP, window.getWidth() * pixelsPerMeter(), plotHeight()));
        for (Region region : path.regions()) {
            Area area = new Area(plan.createTransformedShape(region.metres()));
            area.intersect(inside);
            graphics.setColor(tint(path.style().colour()));
            graphics.fill(area);
            graphics.setColor(path.style().colour());
            graphics.setStroke(ReportTheme.HAIRLINE);
            graphics.draw(area);
        }
    }

    static Color tint(Color colour) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 46);
    }

    static void sample(Graphics2D graphics, Style style, double x, double y) {
        graphics.setColor(style.colour());
        graphics.setStroke(style.stroke());
        graphics.draw(new Line2D.Double(x, y - 4, x + 30, y - 4));
    }

    /** The name stands under its point, or under the mark on it, on white, so that a line crossing it leaves it readable. */
    private void place(Graphics2D graphics, Place place) {
        double width = ReportFont.width(place.name(), ReportTheme.SMALL);
        double left = Math.min(x(window.getMaxX()) - width - 2, Math.max(MARGIN_LEFT + 2, x(place.x()) - width / 2));
        double y = y(place.y());
        double under = y + (marked(place) ? 6 : 0);
        graphics.setColor(new Color(255, 255, 255, 215));
        graphics.fill(new Rectangle2D.Double(left - 2, under + 5, width + 4, 15));
        graphics.setColor(ReportTheme.QUIET);
        graphics.fill(new Rectangle2D.Double(x(place.x()) - 2.5, y - 2.5, 5, 5));
        graphics.drawString(place.name(), (float) left, (float) under + 17);
    }

    private boolean marked(Place place) {
        return marks.stream().anyMatch(m -> Math.hypot(x(m.x()) - x(place.x()), y(m.y()) - y(place.y())) < 12);
    }

    static void symbol(Graphics2D graphics, String symbol, double x, double y, Color colour) {
        Ellipse2D disc = new Ellipse2D.Double(x - 9, y - 9, 18, 18);
        graphics.setColor(colour);
        graphics.fill(disc);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(1.4f));
        graphics.draw(disc);
        graphics.setFont(ReportTheme.SMALL);
        double width = ReportFont.width(symbol, ReportTheme.SMALL);
        graphics.drawString(symbol, (float) (x - width / 2), (float) y + 4.3f);
    }

    private double x(double metres) {
        return MARGIN_LEFT + (metres - window.getMinX()) * pixelsPerMeter();
    }

    private double y(double metres) {
        return MARGIN_TOP + (window.getMaxY() - metres) * pixelsPerMeter();
    }

    /** Everything the legend explains, in order. */
    List<String> closedBarriers() {
        List<String> names = new ArrayList<>();
        lines.stream().filter(Line::closed).forEach(l -> names.add(l.name()));
        return names;
    }
}
