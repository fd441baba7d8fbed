package org.robograde.robots.sim.industrial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.robots.sim.arm.Point3;

/** What the unit has seen: parts by its camera, people by its scanner, walls near its tool. All of it may be wrong. */
final class Senses {
    private static final int KEPT = 12;
    private static final long FRESH_NANOS = 1_500_000_000L;
    private static final long SILENT_NANOS = 400_000_000L;
    private static final int ENOUGH = 3;
    /** A camera that is off by more than its noise explains. */
    private static final double LIES_METERS = 0.004;
    /** Looks that differ by more are not of one error. */
    private static final double STEADY_METERS = 0.010;

    private final Map<String, Deque<Find>> finds = new LinkedHashMap<>();
    private final Map<String, Point3> taughtPlaces = new LinkedHashMap<>();
    private final Map<String, Point3> lastSeen = new LinkedHashMap<>();
    private final Deque<Point3> marks = new ArrayDeque<>();
    private final List<CellBarrier> walls = new ArrayList<>();
    private List<Point3> people = List.of();
    private long pictureNanos;

    private record Find(long atNanos, Point3 place) {}

    Senses(CellPlan taught, long nowNanos) {
        taught.objects().forEach(object -> taughtPlaces.put(object.id(), object.place()));
        lastSeen.putAll(taughtPlaces);
        pictureNanos = nowNanos;
    }

    void picture(CellCamera.Picture picture) {
        pictureNanos = picture.atNanos();
        keep(marks, picture.markOffset());
        picture.finds().forEach((id, place) -> {
            if (lastSeen.containsKey(id)) {
                keep(finds.computeIfAbsent(id, any -> new ArrayDeque<>()), new Find(picture.atNanos(), place));
            }
        });
    }

    private static <T> void keep(Deque<T> recent, T newest) {
        recent.addLast(newest);
        if (recent.size() > KEPT) {
            recent.removeFirst();
        }
    }

    void people(List<Point3> seen) {
        people = seen;
    }

    List<Point3> people() {
        return people;
    }

    boolean cameraSilent(long nowNanos) {
        return nowNanos - pictureNanos > SILENT_NANOS;
    }

    /** How far off the camera places the mark whose place is known; nothing while that is within its noise. */
    Optional<Point3> cameraLie() {
        if (marks.size() < KEPT / 2) {
            return Optional.empty();
        }
        Point3 mean = marks.stream().reduce(Point3.ZERO, Point3::plus).times(1.0 / marks.size());
        boolean steady = marks.stream().allMatch(mark -> mark.planeDistanceTo(mean) < STEADY_METERS);
        return steady && Math.hypot(mean.x(), mean.y()) > LIES_METERS ? Optional.of(mean) : Optional.empty();
    }

    /** Where a part lies by the camera's latest pictures; empty if they do not show it often enough. */
    Optional<Point3> find(String object, long nowNanos) {
        List<Point3> recent = new ArrayList<>();
        for (Find find : finds.getOrDefault(object, new ArrayDeque<>())) {
            if (nowNanos - find.atNanos() <= FRESH_NANOS) {
                recent.add(find.place());
            }
        }
        if (recent.size() < ENOUGH) {
            return Optional.empty();
        }
        // The middle of each coordinate: a find of something else does not count.
        Point3 place = new Point3(
                middle(recent.stream().mapToDouble(Point3::x).sorted().toArray()),
                middle(recent.stream().mapToDouble(Point3::y).sorted().toArray()),
                CellWorld.HALF_HEIGHT_METERS);
        lastSeen.put(object, place);
        return Optional.of(place);
    }

    private static double middle(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Forgets what was seen of a part, because the arm has just moved it. */
    void forget(String object) {
        finds.remove(object);
    }

    /** Where a part was said to lie when the unit was taught its work. */
    Optional<Point3> taught(String object) {
        return Optional.ofNullable(taughtPlaces.get(object));
    }

    /** By memory: where it was seen last, or where it was taught to lie. */
    Optional<Point3> remembered(String object) {
        return Optional.ofNullable(lastSeen.get(object));
    }

    /** Looks for walls within a distance of the tool; sees also that one it knew has gone. */
    void lookForWalls(List<CellBarrier> there, Point3 tool, double meters) {
        for (CellBarrier wall : there) {
            if (wall.planeDistanceTo(tool) < meters && !walls.contains(wall)) {
                walls.add(wall);
            }
        }
        walls.removeIf(known -> known.planeDistanceTo(tool) < meters && !there.contains(known));
    }

    void forgetWalls() {
        walls.clear();
    }

    List<CellBarrier> walls() {
        return walls;
    }
}
