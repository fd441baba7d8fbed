package org.robograde.scenarios.site;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The shortest way for a round unit between two points of a site: the reference against which a unit's own way is measured.
 *
 * <p>Method: among segments, the exact shortest way of a disc is made of straight lines and of arcs about wall ends (every place where a way can bend
 * is the end of a wall). Each arc's circle is replaced by the regular polygon of {@value #CORNERS} sides around it, and A* searches the
 * visibility graph of the polygons' corners. Against a grid this has no error that grows with the distance.
 *
 * <p>Error: the length is never too short, and too long by at most {@code radius * (2 tan(pi/16) * 4 - pi/2)} = 0.021 radius per right-angle turn,
 * plus at most 0.02 radius where a line meets a polygon off its tangent: about 10 mm per turn for a unit of 0.25 m radius. A gap narrower
 * than 2.04 radius counts as closed.
 */
public final class ShortestPath {
    static final int CORNERS = 16;
    private static final double TOUCH_METERS = 1e-9;

    private final Site site;
    private final double radiusMeters;
    private final Map<Set<String>, Floor> floors = new HashMap<>();

    public ShortestPath(Site site, double unitRadiusMeters) {
        if (!(unitRadiusMeters > 0))
            throw new IllegalArgumentException("the radius must be above 0, not " + unitRadiusMeters);
        this.site = site;
        this.radiusMeters = unitRadiusMeters;
    }

    /**
     * Empty if there is no way. A start or end nearer to a wall than the radius is taken as it is: the unit stands there, whatever we think of it.
     *
     * @param closedBarriers ids of barriers that are closed; unknown ids are ignored
     */
    public OptionalDouble lengthMeters(PointInMap from, PointInMap to, Set<String> closedBarriers) {
        List<PointInMap> way = way(from, to, closedBarriers);
        if (way.isEmpty()) return OptionalDouble.empty();
        double length = 0;
        for (int i = 1; i < way.size(); i++) length += way.get(i - 1).distanceTo(way.get(i));
        return OptionalDouble.of(length);
    }

    /** The way's bends, with both ends; empty if there is no way. */
    public List<PointInMap> way(PointInMap from, PointInMap to, Set<String> closedBarriers) {
        return floors.computeIfAbsent(Set.copyOf(closedBarriers), this::floor).search(from, to);
    }

    private Floor floor(Set<String> closedBarriers) {
        List<WallSegment> walls = new ArrayList<>(site.walls());
        site.barriers().values().stream()
                .filter(barrier -> closedBarriers.contains(barrier.id()))
                .forEach(barrier -> walls.add(barrier.segment()));
        return new Floor(walls, site.bounds(), radiusMeters);
    }

    /** The walls with some barriers closed, and every point where a way may bend. */
    private static final class Floor {
        private final List<WallSegment> walls;
        private final double radius;
        private final List<PointInMap> bends = new ArrayList<>();

        Floor(List<WallSegment> walls, Site.Bounds bounds, double radius) {
            this.walls = walls;
            this.radius = radius;
            double outer = radius / Math.cos(Math.PI / CORNERS);
            walls.stream()
                    .flatMap(wall -> List.of(wall.start(), wall.end()).stream())
                    .distinct()
                    .forEach(end -> {
                        for (int i = 0; i < CORNERS; i++) {
                            double angle = 2 * Math.PI * i / CORNERS;
                            PointInMap bend = new PointInMap(
                                    end.x() + outer * Math.cos(angle), end.y() + outer * Math.sin(angle));
                            if (bounds.contains(bend.x(), bend.y()) && clearance(bend) >= radius - TOUCH_METERS)
                                bends.add(bend);
                        }
                    });
        }

        List<PointInMap> search(PointInMap from, PointInMap to) {
            List<PointInMap> nodes = new ArrayList<>(bends);
            nodes.add(from);
            nodes.add(to);
            int start = nodes.size() - 2;
            int goal = nodes.size() - 1;
            double[] walked = new double[nodes.size()];
            Arrays.fill(walked, Double.POSITIVE_INFINITY);
            int[] before = new int[nodes.size()];
            boolean[] done = new boolean[nodes.size()];
            PriorityQueue<Candidate> open = new PriorityQueue<>(Comparator.comparingDouble(Candidate::estimate));
            walked[start] = 0;
            before[start] = start;
            open.add(new Candidate(start, from.distanceTo(to)));
            while (!open.isEmpty()) {
                int here = open.remove().node();
                if (here == goal) return trace(nodes, before, start, goal);
                if (done[here]) continue;
                done[here] = true;
                for (int next = 0; next < nodes.size(); next++) {
                    if (done[next]) continue;
                    double length = walked[here] + nodes.get(here).distanceTo(nodes.get(next));
                    // The cheap comparison first: the clearance test costs one distance per wall.
                    if (length >= walked[next] || !clear(nodes.get(here), nodes.get(next))) continue;
                    walked[next] = length;
                    before[next] = here;
                    open.add(new Candidate(next, length + nodes.get(next).distanceTo(to)));
                }
            }
            return List.of();
        }

        private record Candidate(int node, double estimate) {}

        private static List<PointInMap> trace(List<PointInMap> nodes, int[] before, int start, int goal) {
            Deque<PointInMap> way = new ArrayDeque<>();
            for (int node = goal; node != start; node = before[node]) way.addFirst(nodes.get(node));
            way.addFirst(nodes.get(start));
            return List.copyOf(way);
        }

        private boolean clear(PointInMap a, PointInMap b) {
            double needed = Math.min(radius, Math.min(clearance(a), clearance(b))) - TOUCH_METERS;
            if (needed <= 0) return false;
            WallSegment line = new WallSegment(a.x(), a.y(), b.x(), b.y());
            return walls.stream().allMatch(wall -> wall.distanceTo(line) >= needed);
        }

        private double clearance(PointInMap point) {
            double nearest = Double.POSITIVE_INFINITY;
            for (WallSegment wall : walls) nearest = Math.min(nearest, wall.distanceTo(point));
            return nearest;
        }
    }
}
