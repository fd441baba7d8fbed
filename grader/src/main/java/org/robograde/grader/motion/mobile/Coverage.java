package org.robograde.grader.motion.mobile;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.robograde.grader.motion.mobile.PlanarPath.Place;

/**
 * How much of an area a round tool swept, by a grid of square cells: a cell counts once the tool passed over its middle.
 *
 * @param cells of the area
 * @param covered of them
 * @param again swept once more after the tool had left them
 */
public record Coverage(int cells, int covered, int again) {
    private static final int MOST_CELLS = 4_000_000;

    public double share() {
        return (double) covered / cells;
    }

    public double againShare() {
        return covered == 0 ? 0 : (double) again / covered;
    }

    /**
     * @param least corner of the grid
     * @param most corner of the grid
     * @param cellMeters edge of a cell, above 0
     * @param belongs which middles of cells belong to the area; at least one must
     * @param driven the tool's middle, joined by straight lines
     * @param radiusMeters of the tool
     */
    public static Coverage of(
            Place least,
            Place most,
            double cellMeters,
            Predicate<Place> belongs,
            List<Place> driven,
            double radiusMeters) {
        double wide = (most.x() - least.x()) / cellMeters;
        double high = (most.y() - least.y()) / cellMeters;
        if (!(wide >= 1) || !(high >= 1) || !(wide * high <= MOST_CELLS) || !(radiusMeters > 0)) {
            throw new IllegalArgumentException("a grid needs 1 to " + MOST_CELLS + " cells and a tool above 0 m, not "
                    + wide + " times " + high + " and " + radiusMeters + " m");
        }
        Grid grid = new Grid(least, cellMeters, (int) Math.rint(wide), (int) Math.rint(high), radiusMeters);
        BitSet area = grid.area(belongs);
        if (area.isEmpty()) {
            throw new IllegalArgumentException("no cell of the grid belongs to the area");
        }
        int[] lastStep = new int[grid.columns * grid.rows];
        BitSet again = new BitSet();
        for (int i = 0; i < driven.size(); i++) {
            grid.sweep(driven.get(Math.max(0, i - 1)), driven.get(i), i + 1, lastStep, again);
        }
        again.and(area);
        int covered = 0;
        for (int i = area.nextSetBit(0); i >= 0; i = area.nextSetBit(i + 1)) {
            covered += lastStep[i] > 0 ? 1 : 0;
        }
        return new Coverage(area.cardinality(), covered, again.cardinality());
    }

    private record Grid(Place least, double cell, int columns, int rows, double radius) {
        Place middle(int column, int row) {
            return new Place(least.x() + (column + 0.5) * cell, least.y() + (row + 0.5) * cell);
        }

        BitSet area(Predicate<Place> belongs) {
            BitSet area = new BitSet(columns * rows);
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    area.set(row * columns + column, belongs.test(middle(column, row)));
                }
            }
            return area;
        }

        /** Marks the cells under one step with its number; a cell last swept before the step before was left meanwhile. */
        void sweep(Place from, Place to, int step, int[] lastStep, BitSet again) {
            int left = index(Math.min(from.x(), to.x()) - radius, least.x(), columns);
            int right = index(Math.max(from.x(), to.x()) + radius, least.x(), columns);
            int low = index(Math.min(from.y(), to.y()) - radius, least.y(), rows);
            int high = index(Math.max(from.y(), to.y()) + radius, least.y(), rows);
            for (int row = low; row <= high; row++) {
                for (int column = left; column <= right; column++) {
                    if (PlanarPath.distance(middle(column, row), from, to) <= radius) {
                        int cellAt = row * columns + column;
                        boolean leftMeanwhile = lastStep[cellAt] > 0 && lastStep[cellAt] < step - 1;
                        again.set(cellAt, leftMeanwhile || again.get(cellAt));
                        lastStep[cellAt] = step;
                    }
                }
            }
        }

        private int index(double at, double origin, int count) {
            return (int) Math.max(0, Math.min(count - 1.0, (at - origin) / cell));
        }
    }
}
