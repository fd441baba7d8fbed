package org.robograde.robots.sim.surgical;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.sim.arm.Point3;

/** Where the things on the table truly are, what the jaws hold, and what the tip presses on. */
final class TableScene {
    private static final double GRASP_METERS = 0.0035;
    private static final double FIRM_METERS = 0.0025;
    private static final double ON_PEG_METERS = 0.0035;
    private static final double CLOSED_RADIANS = 0.2;
    private static final double OPEN_RADIANS = 0.5;
    private static final double LYING_METERS = 0.003;
    private static final double STIFFNESS_NEWTONS_PER_METER = 350;
    private static final double NEAR_METERS = 0.03;

    private final Map<String, Point3> rings;
    private final Map<String, Point3> targets;
    private final Map<String, Point3> pegs;
    private final Random random;
    private final List<SceneEvent> events = new ArrayList<>();
    private @Nullable String held;
    private Point3 heldFromTip = Point3.ZERO;
    private long slipsNanos = Long.MAX_VALUE;
    private boolean open = true;

    TableScene(SurgicalTable table, Random random) {
        rings = new TreeMap<>(table.rings());
        targets = new TreeMap<>(table.targets());
        pegs = table.pegs();
        this.random = random;
    }

    void step(Point3 tip, double jawRadians, long nowNanos) {
        if (open && jawRadians < CLOSED_RADIANS) {
            open = false;
            grasp(tip, nowNanos);
        } else if (!open && jawRadians > OPEN_RADIANS) {
            open = true;
            letGo(tip, "placed", nowNanos);
        }
        if (held != null && nowNanos >= slipsNanos) {
            letGo(tip, "dropped", nowNanos);
        }
        if (held != null) {
            rings.put(held, tip.plus(heldFromTip));
        }
    }

    private void grasp(Point3 tip, long nowNanos) {
        String nearest = null;
        double least = NEAR_METERS;
        for (Map.Entry<String, Point3> ring : rings.entrySet()) {
            double away = ring.getValue().distanceTo(tip);
            if (away < least) {
                least = away;
                nearest = ring.getKey();
            }
        }
        if (nearest == null) {
            return;
        }
        Point3 at = rings.getOrDefault(nearest, tip);
        if (least > GRASP_METERS) {
            events.add(new SceneEvent("grasp_failed", nearest, at, nowNanos));
            return;
        }
        held = nearest;
        heldFromTip = at.minus(tip);
        // A ring that is held by its edge slips after a while.
        slipsNanos = least > FIRM_METERS ? nowNanos + (long) (1e9 * (1 + 2 * random.nextDouble())) : Long.MAX_VALUE;
        events.add(new SceneEvent("grasped", nearest, at, nowNanos));
    }

    private void letGo(Point3 tip, String kind, long nowNanos) {
        if (held == null) {
            return;
        }
        Point3 below = tip.plus(heldFromTip);
        Point3 rests = below.atHeight(LYING_METERS);
        for (Point3 peg : pegs.values()) {
            if (kind.equals("placed") && peg.planeDistanceTo(below) < ON_PEG_METERS) {
                rests = below.atHeight(peg.z());
            }
        }
        rings.put(held, rests);
        events.add(new SceneEvent(kind, held, rests, nowNanos));
        held = null;
        slipsNanos = Long.MAX_VALUE;
    }

    /** Knocks a ring out of the jaws, or shifts a ring or target; false if there is no such thing. */
    boolean shift(String object, double dx, double dy, Point3 tip, long nowNanos) {
        if (object.equals(held)) {
            letGo(tip, "dropped", nowNanos);
        }
        Map<String, Point3> among = rings.containsKey(object) ? rings : targets;
        Point3 at = among.get(object);
        if (at == null) {
            return false;
        }
        among.put(object, at.plus(new Point3(dx, dy, 0)));
        return true;
    }

    /** What the jaws hold; empty for nothing. */
    String held() {
        return held == null ? "" : held;
    }

    /** Upwards, in newtons. */
    double pressNewtons(Point3 tip) {
        return tip.z() < 0 ? -tip.z() * STIFFNESS_NEWTONS_PER_METER : 0;
    }

    /** Rings, then targets, each by id. */
    Map<String, Point3> things() {
        Map<String, Point3> all = new java.util.LinkedHashMap<>(rings);
        all.putAll(targets);
        return all;
    }

    /** What happened since this was last asked. */
    List<SceneEvent> takeEvents() {
        List<SceneEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
