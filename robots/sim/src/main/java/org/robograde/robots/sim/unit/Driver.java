package org.robograde.robots.sim.unit;

import java.util.Optional;
import org.robograde.robots.sim.world.PlanePose;

/** Takes the unit to its goal: plans on its map, publishes the plan, follows it. Whether and how fast it may go, others say. */
final class Driver {
    /** Pushed or steered farther off its path than this, it plans again. */
    private static final double OFF_PATH_METERS = 0.5;

    private static final double BEHIND_METERS = 0.02;

    private final FloorMap map;
    private final PathPlanner planner;
    private final UnitOutlet outlet;
    private Optional<PathFollower> follower = Optional.empty();

    Driver(FloorMap map, UnitOutlet outlet) {
        this.map = map;
        this.planner = new PathPlanner(map);
        this.outlet = outlet;
    }

    FloorMap map() {
        return map;
    }

    /** False if the map shows no way; then nothing has changed but that there is no path. */
    boolean plan(PlanePose from, PlanePose to) {
        Optional<PlannedPath> path = planner.plan(from, to);
        follower = path.map(found -> new PathFollower(found, map));
        path.ifPresent(outlet::plan);
        return path.isPresent();
    }

    void forget() {
        follower = Optional.empty();
    }

    boolean hasPath() {
        return follower.isPresent();
    }

    boolean arrived() {
        return follower.filter(PathFollower::arrived).isPresent();
    }

    /** Of the path under way; 0 without one. */
    double remainingMeters() {
        return follower.map(PathFollower::remainingMeters).orElse(0.0);
    }

    /** Length of the way a plan would have; infinite if the map shows none. Nothing changes. */
    double lengthOfWay(PlanePose from, PlanePose to) {
        return planner.plan(from, to).map(PlannedPath::lengthMeters).orElse(Double.POSITIVE_INFINITY);
    }

    boolean isOffPath(PlanePose pose) {
        return follower.filter(path -> path.awayMeters(pose) > OFF_PATH_METERS).isPresent();
    }

    BaseSpeed steer(PlanePose pose, double limit) {
        return follower.map(path -> path.steer(pose, limit)).orElse(BaseSpeed.STANDSTILL);
    }

    /**
     * How far along the path, from where the unit is, a thing lies that comes nearer to the path than {@code margin}; infinite if it does
     * not within {@code reach} metres, or lies behind.
     */
    double alongPathTo(MapPoint thing, double margin, double reach) {
        if (follower.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        PathFollower path = follower.get();
        PlannedPath.Nearest nearest = path.path().nearest(thing, path.arc(), path.arc() + reach);
        double along = nearest.arc() - path.arc();
        return nearest.away() < margin && along > BEHIND_METERS ? along : Double.POSITIVE_INFINITY;
    }
}
