package org.robograde.robots.sim.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.robograde.robots.sim.world.PlanePose;

/** Finds a short way with room to spare: A* over the map's cells, then smoothing. Ties are broken by cell number, so that it is the same everywhere. */
final class PathPlanner {
    /** The body's radius and a hand's breadth. */
    static final double CLEARANCE_MIN_METERS = 0.31;
    /** From here on a wall does not matter any more. */
    static final double COMFORT_METERS = 0.65;

    private static final double CROWDING_COST = 2.5;
    /** Near the start a tight place is allowed: that is where the unit already is. */
    private static final double ESCAPE_METERS = 0.5;

    private static final double ESCAPE_COST = 12;
    private static final double DIAGONAL = Math.sqrt(2);
    private static final int SMOOTHING_ROUNDS = 60;

    private final FloorMap map;

    PathPlanner(FloorMap map) {
        this.map = map;
    }

    /** Empty if there is no way on the map. */
    Optional<PlannedPath> plan(PlanePose from, PlanePose to) {
        int start = map.cellAt(from.x(), from.y());
        int goal = map.cellAt(to.x(), to.y());
        float[] clearance = map.clearances();
        if (start < 0 || goal < 0 || clearance[goal] < CLEARANCE_MIN_METERS) {
            return Optional.empty();
        }
        int[] cameFrom = search(start, goal, clearance);
        if (cameFrom[goal] < 0) {
            return Optional.empty();
        }
        List<MapPoint> points = new ArrayList<>();
        for (int cell = goal; cell != start; cell = cameFrom[cell]) {
            points.add(new MapPoint(map.centreX(cell), map.centreY(cell)));
        }
        points.add(new MapPoint(from.x(), from.y()));
        Collections.reverse(points);
        points.set(points.size() - 1, new MapPoint(to.x(), to.y()));
        if (points.size() == 1) {
            points.add(0, new MapPoint(from.x(), from.y()));
        }
        return Optional.of(new PlannedPath(smooth(points), to.headingRadians()));
    }

    private int[] search(int start, int goal, float[] clearance) {
        double[] cost = new double[map.cells()];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        int[] cameFrom = new int[map.cells()];
        Arrays.fill(cameFrom, -1);
        PriorityQueue<Candidate> open = new PriorityQueue<>();
        cost[start] = 0;
        cameFrom[start] = start;
        open.add(new Candidate(start, distance(start, goal), 0));
        while (!open.isEmpty()) {
            Candidate best = open.remove();
            if (best.cell == goal) {
                break;
            }
            if (best.cost > cost[best.cell]) {
                continue;
            }
            expand(best.cell, start, goal, clearance, cost, cameFrom, open);
        }
        return cameFrom;
    }

    private void expand(
            int cell,
            int start,
            int goal,
            float[] clearance,
            double[] cost,
            int[] cameFrom,
            PriorityQueue<Candidate> open) {
        int column = cell % map.columns();
        for (int dr = -1; dr <= 1; dr++) {
            for (int dc = -1; dc <= 1; dc++) {
                int next = cell + dr * map.columns() + dc;
                boolean outside = column + dc < 0 || column + dc >= map.columns() || next < 0 || next >= map.cells();
                if (outside || next == cell) {
                    continue;
                }
                double factor = factor(next, start, clearance[next]);
                double step = (dr != 0 && dc != 0 ? DIAGONAL : 1) * FloorMap.CELL_METERS;
                double total = cost[cell] + step * factor;
                if (total < cost[next]) {
                    cost[next] = total;
                    cameFrom[next] = cell;
                    open.add(new Candidate(next, total + distance(next, goal), total));
                }
            }
        }
    }

    /** What a metre through this cell costs; infinite where the body does not fit. */
    private double factor(int cell, int start, double clearance) {
        if (clearance >= CLEARANCE_MIN_METERS) {
            double crowded = Math.max(0, COMFORT_METERS - clearance) / (COMFORT_METERS - CLEARANCE_MIN_METERS);
            return 1 + CROWDING_COST * crowded;
        }
        boolean escape = clearance > FloorMap.CELL_METERS && distance(cell, start) < ESCAPE_METERS;
        return escape ? ESCAPE_COST : Double.POSITIVE_INFINITY;
    }

    private double distance(int a, int b) {
        return Math.hypot(map.centreX(a) - map.centreX(b), map.centreY(a) - map.centreY(b));
    }

    /** Pulls each point between its neighbours as long as it keeps its clearance. */
    private List<MapPoint> smooth(List<MapPoint> rough) {
        List<MapPoint> points = new ArrayList<>(rough);
        for (int round = 0; round < SMOOTHING_ROUNDS; round++) {
            for (int i = 1; i < points.size() - 1; i++) {
                MapPoint now = points.get(i);
                MapPoint middle = new MapPoint(
                        (points.get(i - 1).x() + points.get(i + 1).x()) / 2,
                        (points.get(i - 1).y() + points.get(i + 1).y()) / 2);
                MapPoint moved = new MapPoint((now.x() + middle.x()) / 2, (now.y() + middle.y()) / 2);
                double before = map.clearance(now.x(), now.y());
                double after = map.clearance(moved.x(), moved.y());
                if (after >= Math.min(before, COMFORT_METERS - 0.05)) {
                    points.set(i, moved);
                }
            }
        }
        return points;
    }

    private record Candidate(int cell, double estimate, double cost) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int byEstimate = Double.compare(estimate, other.estimate);
            return byEstimate != 0 ? byEstimate : Integer.compare(cell, other.cell);
        }
    }
}
