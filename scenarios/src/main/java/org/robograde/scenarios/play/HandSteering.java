package org.robograde.scenarios.play;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import org.robograde.robots.units.Heard;
import org.robograde.scenarios.site.PointInMap;

/**
 * A person's hand on the stick: steers the unit along the field's shortest way, a little late, as people are, and lets go when it is there. Sends one command per tick.
 */
final class HandSteering {
    enum State {
        STEERING,
        THERE,
        /** The unit does not follow the stick, or there is no way. */
        NO_EFFECT
    }

    private static final double SPEED = 0.45;
    private static final double TURN_SPEED = 0.8;
    private static final double LOOK_AHEAD_METERS = 0.35;
    private static final double THERE_METERS = 0.08;
    private static final double THERE_RADIANS = 0.10;
    private static final double TURNS_FIRST_RADIANS = 0.6;
    /** From seeing to moving the hand. */
    private static final int LATE_TICKS = 4;

    private static final long NO_EFFECT_NANOS = 5_000_000_000L;
    private static final long NEW_WAY_NANOS = 2_000_000_000L;
    private static final double SLOWING = 0.25;
    private static final double SLOWEST = 0.06;

    private final Stage stage;
    private final PointInMap target;
    private final OptionalDouble headingRadians;
    private final Deque<Heard.Pose> seen = new ArrayDeque<>();
    private List<PointInMap> way = List.of();
    private long wayNanos = Long.MIN_VALUE;
    private final long begunNanos;

    /** @param headingRadians to end with; empty if it does not matter */
    HandSteering(Stage stage, PointInMap target, OptionalDouble headingRadians) {
        this.stage = stage;
        this.target = target;
        this.headingRadians = headingRadians;
        this.begunNanos = stage.nowNanos;
    }

    State tick() {
        stage.pose.ifPresent(seen::add);
        if (seen.size() > LATE_TICKS) seen.remove();
        boolean stuck = stage.nowNanos - Math.max(begunNanos, stage.movedNanos) > NO_EFFECT_NANOS;
        if (seen.isEmpty() || stuck || lookForWay().isEmpty()) return release(State.NO_EFFECT);
        Heard.Pose pose = seen.element();
        double left = new PointInMap(pose.xMeters(), pose.yMeters()).distanceTo(target);
        if (left < THERE_METERS) return turn(pose);
        follow(pose, left);
        return State.STEERING;
    }

    /** The way bends at wall ends; which bend comes next is looked for anew now and then, as a person does. */
    private List<PointInMap> lookForWay() {
        if (way.isEmpty() || stage.nowNanos - wayNanos > NEW_WAY_NANOS) {
            List<PointInMap> found = stage.steeringWay(target);
            way = found.isEmpty() ? way : found;
            wayNanos = stage.nowNanos;
        }
        return way;
    }

    private State turn(Heard.Pose pose) {
        double off = headingRadians.isPresent() ? wrap(headingRadians.getAsDouble() - pose.headingRadians()) : 0;
        if (Math.abs(off) < THERE_RADIANS) return release(State.THERE);
        stage.driver.teleop(0, bounded(1.2 * off, TURN_SPEED));
        return State.STEERING;
    }

    private void follow(Heard.Pose pose, double left) {
        PointInMap next = ahead(pose);
        double bearing = wrap(Math.atan2(next.y() - pose.yMeters(), next.x() - pose.xMeters()) - pose.headingRadians());
        double turn = bounded(1.5 * bearing, TURN_SPEED);
        boolean turnsFirst = Math.abs(bearing) > TURNS_FIRST_RADIANS;
        double speed = Math.max(SLOWEST, Math.min(SPEED, Math.sqrt(2 * SLOWING * left)));
        stage.driver.teleop(turnsFirst ? 0 : speed, turn);
    }

    /** The point of the way a little ahead of where the unit is nearest to it. */
    private PointInMap ahead(Heard.Pose pose) {
        PointInMap here = new PointInMap(pose.xMeters(), pose.yMeters());
        int best = 0;
        double bestAway = Double.POSITIVE_INFINITY;
        double bestShare = 0;
        for (int i = 0; i + 1 < way.size(); i++) {
            double share = share(way.get(i), way.get(i + 1), here);
            double away = at(i, share).distanceTo(here);
            if (away < bestAway) {
                best = i;
                bestAway = away;
                bestShare = share;
            }
        }
        double reach = LOOK_AHEAD_METERS;
        for (int i = best; i + 1 < way.size(); i++) {
            double length = way.get(i).distanceTo(way.get(i + 1));
            double from = i == best ? bestShare * length : 0;
            if (from + reach <= length) return at(i, (from + reach) / length);
            reach -= length - from;
        }
        return target;
    }

    private PointInMap at(int piece, double share) {
        PointInMap a = way.get(piece);
        PointInMap b = way.get(piece + 1);
        return new PointInMap(a.x() + share * (b.x() - a.x()), a.y() + share * (b.y() - a.y()));
    }

    private static double share(PointInMap a, PointInMap b, PointInMap p) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double square = dx * dx + dy * dy;
        return square == 0 ? 0 : Math.max(0, Math.min(1, ((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / square));
    }

    private State release(State state) {
        stage.driver.teleop(0, 0);
        return state;
    }

    private static double bounded(double value, double most) {
        return Math.max(-most, Math.min(most, value));
    }

    private static double wrap(double radians) {
        return Math.IEEEremainder(radians, 2 * Math.PI);
    }
}
