package org.robograde.reports.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The elements of a grade on one scale of levels: a radar of three or more, bars below that, where a radar has no area.
 *
 * @param spokes one per element, clockwise from the top
 * @param levelsMax the scale's highest level
 */
public record ElementRadar(List<Spoke> spokes, int levelsMax) implements Chart {
    private static final int WIDTH = 460;
    private static final double RADIUS = 112;
    private static final double CENTRE_X = WIDTH / 2.0;
    private static final double CENTRE_Y = 164;
    private static final double NAME_WIDTH = 102;
    private static final int NAME_LINES = 4;
    private static final double LINE_HEIGHT = 16;
    private static final int BAR_HEIGHT = 62;
    private static final Color FILL = new Color(0, 114, 178, 40);

    /**
     * @param name of the element
     * @param reached in words, e.g. {@code L3}
     * @param score on the scale of levels, from 0
     * @param told false draws an open mark: the level could not be determined
     */
    public record Spoke(String name, String reached, double score, boolean told) {}

    public ElementRadar {
        spokes = List.copyOf(spokes);
    }

    @Override
    public Drawing drawing(Caption caption) {
        return spokes.size() >= 3
                ? new Drawing(caption, WIDTH, height(), this, this::radar)
                : new Drawing(caption, WIDTH, Math.max(1, spokes.size()) * BAR_HEIGHT + 10, this, this::bars);
    }

    private void radar(Graphics2D graphics) {
        graphics.setStroke(ReportTheme.HAIRLINE);
        for (int level = 1; level <= levelsMax; level++) {
            graphics.setColor(level == levelsMax ? ReportTheme.LINE : ReportTheme.GRID);
            graphics.draw(polygon(level));
        }
        graphics.setColor(ReportTheme.GRID);
        for (int i = 0; i < spokes.size(); i++) {
            Point2D end = at(i, levelsMax);
            graphics.draw(new Line2D.Double(CENTRE_X, CENTRE_Y, end.getX(), end.getY()));
        }
        Path2D shape = shape();
        graphics.setColor(FILL);
        graphics.fill(shape);
        graphics.setColor(ReportTheme.BLUE);
        graphics.setStroke(new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
        ringNumbers(graphics);
        for (int i = 0; i < spokes.size(); i++) {
            dot(graphics, at(i, spokes.get(i).score()), spokes.get(i).told());
            name(graphics, i);
        }
    }

    /** Between two spokes, where no mark can cover them. */
    private void ringNumbers(Graphics2D graphics) {
        graphics.setFont(ReportTheme.SMALL);
        for (int level = 1; level <= levelsMax; level++) {
            Point2D a = at(0, level);
            Point2D b = at(spokes.size() - 1, level);
            graphics.setColor(ReportTheme.QUIET);
            graphics.drawString(
                    Integer.toString(level),
                    (float) (a.getX() + b.getX()) / 2 - 3.5f,
                    (float) (a.getY() + b.getY()) / 2 + 4);
        }
    }

    private void name(Graphics2D graphics, int i) {
        double angle = angle(i);
        double x = CENTRE_X + (RADIUS + 14) * Math.cos(angle);
        List<String> lines = nameLines(i);
        for (int k = 0; k < lines.size(); k++) {
            boolean level = k == lines.size() - 1;
            double width = ReportFont.width(lines.get(k), ReportTheme.LABEL);
            double left = x - width / 2 + side(angle) * width / 2;
            graphics.setFont(ReportTheme.LABEL);
            graphics.setColor(level ? ReportTheme.BLUE : ReportTheme.INK);
            graphics.drawString(lines.get(k), (float) left, (float) (firstBaseline(i) + k * LINE_HEIGHT));
        }
    }

    private List<String> nameLines(int i) {
        List<String> lines =
                new ArrayList<>(Labels.wrap(spokes.get(i).name(), ReportTheme.LABEL, NAME_WIDTH, NAME_LINES));
        lines.add(spokes.get(i).reached());
        return lines;
    }

    private double firstBaseline(int i) {
        double sin = Math.sin(angle(i));
        double half = nameLines(i).size() * LINE_HEIGHT / 2;
        return CENTRE_Y + (RADIUS + 14) * sin - half + half * sin + 12;
    }

    /** Down to the last line of the lowest name. */
    private int height() {
        double lowest = 0;
        for (int i = 0; i < spokes.size(); i++) {
            lowest = Math.max(lowest, firstBaseline(i) + (nameLines(i).size() - 1) * LINE_HEIGHT + 8);
        }
        return (int) Math.ceil(lowest);
    }

    /** -1 left of the figure, 1 right of it, 0 above and below. */
    private static double side(double angle) {
        double cos = Math.cos(angle);
        return Math.abs(cos) < 0.2 ? 0 : Math.signum(cos);
    }

    private Path2D polygon(double level) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < spokes.size(); i++) {
            line(path, i, at(i, level));
        }
        path.closePath();
        return path;
    }

    private Path2D shape() {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < spokes.size(); i++) {
            line(path, i, at(i, spokes.get(i).score()));
        }
        path.closePath();
        return path;
    }

    private static void line(Path2D path, int i, Point2D to) {
        if (i == 0) {
            path.moveTo(to.getX(), to.getY());
        } else {
            path.lineTo(to.getX(), to.getY());
        }
    }

    private static void dot(Graphics2D graphics, Point2D at, boolean told) {
        Ellipse2D dot = new Ellipse2D.Double(at.getX() - 4.5, at.getY() - 4.5, 9, 9);
        graphics.setColor(told ? ReportTheme.BLUE : Color.WHITE);
        graphics.fill(dot);
        graphics.setColor(ReportTheme.BLUE);
        graphics.setStroke(new BasicStroke(1.8f));
        graphics.draw(dot);
    }

    private Point2D at(int i, double level) {
        double radius = RADIUS * Math.min(levelsMax, Math.max(0, level)) / levelsMax;
        return new Point2D.Double(CENTRE_X + radius * Math.cos(angle(i)), CENTRE_Y + radius * Math.sin(angle(i)));
    }

    private double angle(int i) {
        return -Math.PI / 2 + 2 * Math.PI * i / spokes.size();
    }

    private void bars(Graphics2D graphics) {
        double right = WIDTH - 30.0;
        for (int i = 0; i < spokes.size(); i++) {
            Spoke spoke = spokes.get(i);
            double y = i * BAR_HEIGHT + 20.0;
            graphics.setFont(ReportTheme.LABEL);
            graphics.setColor(ReportTheme.INK);
            String name = Labels.shortened(spoke.name(), ReportTheme.LABEL, right - 80);
            graphics.drawString(name + "  " + spoke.reached(), 10f, (float) y);
            graphics.setStroke(ReportTheme.HAIRLINE);
            graphics.setColor(ReportTheme.LINE);
            graphics.draw(new Line2D.Double(10, y + 18, right, y + 18));
            for (int level = 0; level <= levelsMax; level++) {
                double x = 10 + (right - 10) * level / levelsMax;
                graphics.draw(new Line2D.Double(x, y + 14, x, y + 22));
            }
            double x = 10 + (right - 10) * Math.min(levelsMax, Math.max(0, spoke.score())) / levelsMax;
            dot(graphics, new Point2D.Double(x, y + 18), spoke.told());
        }
    }
}
