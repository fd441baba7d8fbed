package org.robograde.robots.sim.unit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.robograde.robots.sim.world.Bounds;
import org.robograde.robots.sim.world.Segment;

/**
 * The unit's own map: the walls it was told of, and the cells it has marked as closed since. Cells of {@value #CELL_METERS} m; a distance
 * is to the nearest wall or mark.
 */
final class FloorMap {
    static final double CELL_METERS = 0.05;

    private final Bounds bounds;
    private final int columns;
    private final int rows;
    private final float[] toWall;
    private final Set<Integer> marks = new LinkedHashSet<>();
    private Set<Integer> forbidden = Set.of();

    FloorMap(Bounds bounds, List<Segment> walls) {
        this.bounds = bounds;
        columns = (int) Math.ceil(bounds.widthMeters() / CELL_METERS);
        rows = (int) Math.ceil(bounds.heightMeters() / CELL_METERS);
        toWall = new float[columns * rows];
        for (int cell = 0; cell < toWall.length; cell++) {
            double nearest = Double.MAX_VALUE;
            for (Segment wall : walls) {
                nearest = Math.min(nearest, wall.distanceTo(centreX(cell), centreY(cell)));
            }
            toWall[cell] = (float) nearest;
        }
    }

    int columns() {
        return columns;
    }

    int cells() {
        return toWall.length;
    }

    /** Minus one outside the map. */
    int cellAt(double x, double y) {
        int column = (int) Math.floor((x - bounds.minX()) / CELL_METERS);
        int row = (int) Math.floor((y - bounds.minY()) / CELL_METERS);
        return column < 0 || row < 0 || column >= columns || row >= rows ? -1 : row * columns + column;
    }

    double centreX(int cell) {
        return bounds.minX() + (cell % columns + 0.5) * CELL_METERS;
    }

    double centreY(int cell) {
        int row = cell / columns;
        return bounds.minY() + (row + 0.5) * CELL_METERS;
    }

    /** Distance to the nearest wall; zero outside the map. */
    double toWall(double x, double y) {
        int cell = cellAt(x, y);
        return cell < 0 ? 0 : toWall[cell];
    }

    /** Distance to the nearest wall or mark; zero outside the map and where it is forbidden. */
    double clearance(double x, double y) {
        if (!forbidden.isEmpty() && forbidden.contains(cellAt(x, y))) {
            return 0;
        }
        return Math.min(toWall(x, y), toMark(x, y));
    }

    /** Distance to the nearest mark; infinite if there is none. */
    double toMark(double x, double y) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int mark : marks) {
            nearest = Math.min(nearest, Math.hypot(centreX(mark) - x, centreY(mark) - y));
        }
        return nearest;
    }

    /** Clearance of every cell at once, for planning. */
    float[] clearances() {
        float[] all = toWall.clone();
        // The rule is about where the unit's centre may be; it asks for no clearance around it.
        forbidden.forEach(cell -> all[cell] = 0);
        int reach = (int) Math.ceil(PathPlanner.COMFORT_METERS / CELL_METERS) + 1;
        for (int mark : marks) {
            int column = mark % columns;
            int row = mark / columns;
            for (int r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++) {
                for (int c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c++) {
                    float away = (float) (CELL_METERS * Math.hypot(r - row, c - column));
                    all[r * columns + c] = Math.min(all[r * columns + c], away);
                }
            }
        }
        return all;
    }

    void mark(List<MapPoint> points) {
        for (MapPoint point : points) {
            int cell = cellAt(point.x(), point.y());
            if (cell >= 0) {
                marks.add(cell);
            }
        }
    }

    /** Cells no plan may lead through, whatever stands there; in place of those forbidden before. */
    void forbid(List<Integer> cells) {
        forbidden = new LinkedHashSet<>(cells);
    }

    boolean hasMarks() {
        return !marks.isEmpty();
    }

    void forgetMarks() {
        marks.clear();
    }

    List<Integer> marks() {
        return new ArrayList<>(marks);
    }

    void unmark(int cell) {
        marks.remove(cell);
    }
}
