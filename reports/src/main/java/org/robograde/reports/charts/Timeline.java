package org.robograde.reports.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What happened when, in lanes: spans and moments with their names, stacked so that none covers another.
 *
 * @param lanes from the top
 * @param seconds length of the trial
 * @param timeLabel of the axis
 * @param legend what the two parts of a shared span are called, the filled one first; empty where no span is shared
 */
public record Timeline(List<Lane> lanes, double seconds, String timeLabel, List<String> legend) implements Chart {
    private static final int WIDTH = 960;
    private static final double RIGHT = WIDTH - 16;
    private static final double ROW = 24;
    private static final double LANE_GAP = 8;
    private static final double TOP = 6;
    private static final double NAME_WIDTH_MAX = 150;
    private static final double LABEL_WIDTH_MAX = 720;
    private static final double LEGEND_HEIGHT = 24;
    private static final Color FILLED = new Color(0x8CC3E6);
    private static final Color UNFILLED = new Color(0xEDEFF1);

    /** What a thing on the timeline looks like. */
    public enum Tone {
        CALM(new Color(0xCFE3F1), ReportTheme.BLUE),
        WORK(new Color(0xC9E9DF), ReportTheme.GREEN),
        TEST(new Color(0xFBE7BF), ReportTheme.ORANGE),
        HUMAN(new Color(0xF1DCE7), ReportTheme.PURPLE),
        ALARM(new Color(0xF6D3BD), ReportTheme.VERMILION);

        private final Color fill;
        private final Color edge;

        Tone(Color fill, Color edge) {
            this.fill = fill;
            this.edge = edge;
        }
    }

    public record Lane(String name, Tone tone, List<Item> items) {
        public Lane {
            items = List.copyOf(items);
        }
    }

    /**
     * @param from seconds since the start
     * @param to end of a span; empty for a moment
     * @param share of a span's height that is filled, 0 to 1; empty for one that two did not share
     */
    public record Item(String label, double from, OptionalDouble to, OptionalDouble share) {
        public Item(String label, double from, OptionalDouble to) {
            this(label, from, to, OptionalDouble.empty());
        }
    }

    /** An item with its place: the box, where its label starts, and the row in its lane. */
    private record Placed(Item item, double x1, double x2, double labelX, int row) {}

    public Timeline {
        lanes = lanes.stream().map(Timeline::readable).toList();
        legend = List.copyOf(legend);
    }

    /** Names that no picture could hold are shortened; the page's table has them whole. */
    private static Lane readable(Lane lane) {
        return new Lane(
                Labels.shortened(lane.name(), ReportTheme.LABEL, NAME_WIDTH_MAX),
                lane.tone(),
                lane.items().stream()
                        .map(i -> new Item(
                                Labels.shortened(i.label(), ReportTheme.SMALL, LABEL_WIDTH_MAX),
                                i.from(),
                                i.to(),
                                i.share()))
                        .toList());
    }

    /** A timeline of which no span is shared. */
    public Timeline(List<Lane> lanes, double seconds, String timeLabel) {
        this(lanes, seconds, timeLabel, List.of());
    }

    @Override
    public Drawing drawing(Caption caption) {
        List<List<Placed>> placed = lanes.stream().map(l -> place(l.items())).toList();
        double height = TOP + 44 + (legend.isEmpty() ? 0 : LEGEND_HEIGHT);
        for (List<Placed> lane : placed) {
            height += rows(lane) * ROW + LANE_GAP;
        }
        return new Drawing(caption, WIDTH, (int) Math.ceil(height), this, g -> paint(g, placed));
    }

    private void paint(Graphics2D graphics, List<List<Placed>> placed) {
        double bottom = TOP;
        for (List<Placed> lane : placed) {
            bottom += rows(lane) * ROW + LANE_GAP;
        }
        axis(graphics, bottom);
        double y = TOP;
        for (int i = 0; i < lanes.size(); i++) {
            double height = rows(placed.get(i)) * ROW;
            graphics.setFont(ReportTheme.LABEL);
            graphics.setColor(ReportTheme.INK);
            graphics.drawString(lanes.get(i).name(), 2f, (float) y + 16);
            for (Placed item : placed.get(i)) {
                item(graphics, item, y, lanes.get(i).tone());
            }
            y += height + LANE_GAP;
            graphics.setColor(ReportTheme.GRID);
            graphics.setStroke(ReportTheme.HAIRLINE);
            graphics.draw(new Line2D.Double(0, y - LANE_GAP / 2, RIGHT, y - LANE_GAP / 2));
        }
    }

    private void axis(Graphics2D graphics, double bottom) {
        Scale scale = scale();
        graphics.setFont(ReportTheme.SMALL);
        graphics.setStroke(ReportTheme.HAIRLINE);
        for (double tick : scale.ticks(10)) {
            String text = scale.tickText(tick, 10);
            graphics.setColor(ReportTheme.GRID);
            graphics.draw(new Line2D.Double(scale.at(tick), TOP, scale.at(tick), bottom + 4));
            graphics.setColor(ReportTheme.QUIET);
            double width = ReportFont.width(text, ReportTheme.SMALL);
            graphics.drawString(text, (float) (scale.at(tick) - width / 2), (float) bottom + 19);
        }
        double width = ReportFont.width(timeLabel, ReportTheme.SMALL);
        graphics.drawString(timeLabel, (float) ((left() + RIGHT - width) / 2), (float) bottom + 38);
        legend(graphics, bottom + 38 + LEGEND_HEIGHT);
    }

    private void item(Graphics2D graphics, Placed placed, double laneTop, Tone tone) {
        double y = laneTop + placed.row() * ROW;
        graphics.setStroke(new BasicStroke(1.2f));
        if (placed.item().to().isPresent()) {
            Rectangle2D box = new Rectangle2D.Double(placed.x1(), y + 3, placed.x2() - placed.x1(), ROW - 6);
            graphics.setColor(placed.item().share().isPresent() ? UNFILLED : tone.fill);
            graphics.fill(box);
            placed.item().share().ifPresent(share -> fill(graphics, box, share));
            graphics.setColor(tone.edge);
            graphics.draw(box);
        } else {
            graphics.setColor(tone.edge);
            graphics.fill(diamond(placed.x1(), y + ROW / 2));
        }
        graphics.setFont(ReportTheme.SMALL);
        graphics.setColor(ReportTheme.INK);
        graphics.drawString(placed.item().label(), (float) placed.labelX(), (float) y + 16.5f);
    }

    /** From below, so that it reads along the time axis as a height and not as a duration. */
    private static void fill(Graphics2D graphics, Rectangle2D box, double share) {
        double height = box.getHeight() * Math.min(1, Math.max(0, share));
        graphics.setColor(FILLED);
        graphics.fill(new Rectangle2D.Double(box.getX(), box.getMaxY() - height, box.getWidth(), height));
    }

    private void legend(Graphics2D graphics, double y) {
        double x = left();
        for (int i = 0; i < legend.size(); i++) {
            Rectangle2D box = new Rectangle2D.Double(x, y - 11, 14, 12);
            graphics.setColor(UNFILLED);
            graphics.fill(box);
            fill(graphics, box, i == 0 ? 1 : 0);
            graphics.setColor(ReportTheme.BLUE);
            graphics.setStroke(ReportTheme.HAIRLINE);
            graphics.draw(box);
            graphics.setColor(ReportTheme.QUIET);
            graphics.drawString(legend.get(i), (float) x + 20, (float) y);
            x += ReportFont.width(legend.get(i), ReportTheme.SMALL) + 44;
        }
    }

    private static Path2D diamond(double x, double y) {
        Path2D path = new Path2D.Double();
        path.moveTo(x, y - 6);
        path.lineTo(x + 6, y);
        path.lineTo(x, y + 6);
        path.lineTo(x - 6, y);
        path.closePath();
        return path;
    }

    private List<Placed> place(List<Item> items) {
        List<Placed> placed = new ArrayList<>();
        List<Double> rowEnds = new ArrayList<>();
        Scale scale = scale();
        Font font = ReportTheme.SMALL;
        for (Item item : items) {
            double x1 = scale.at(item.from());
            boolean span = item.to().isPresent();
            double x2 = span ? Math.max(x1 + 2, scale.at(item.to().getAsDouble())) : x1;
            double label = ReportFont.width(item.label(), font);
            double labelX = labelX(span, x1, x2, label);
            double from = Math.min(x1 - (span ? 0 : 6), labelX);
            double to = Math.max(x2 + (span ? 0 : 6), labelX + label);
            int row = 0;
            while (row < rowEnds.size() && rowEnds.get(row) > from - 8) {
                row++;
            }
            if (row == rowEnds.size()) {
                rowEnds.add(to);
            } else {
                rowEnds.set(row, to);
            }
            placed.add(new Placed(item, x1, x2, labelX, row));
        }
        return placed;
    }

    /** Inside the box, else to its right, else to its left; never beyond the picture. */
    private double labelX(boolean span, double x1, double x2, double width) {
        if (span && x2 - x1 >= width + 10) {
            return x1 + 5;
        }
        double right = x2 + (span ? 5 : 10);
        if (right + width <= WIDTH - 2) {
            return right;
        }
        return Math.max(left(), x1 - (span ? 5 : 10) - width);
    }

    private static int rows(List<Placed> lane) {
        return lane.stream().mapToInt(Placed::row).max().orElse(0) + 1;
    }

    private double left() {
        double widest = lanes.stream()
                .mapToDouble(l -> ReportFont.width(l.name(), ReportTheme.LABEL))
                .max()
                .orElse(0);
        return Math.min(NAME_WIDTH_MAX, widest) + 18;
    }

    private Scale scale() {
        return new Scale(0, Math.max(seconds, 1e-3), left(), RIGHT);
    }
}
