package org.robograde.robots.sim;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.camera.Fiducial;
import org.robograde.robots.sim.camera.Lens;
import org.robograde.robots.sim.camera.OverheadCamera;
import org.robograde.robots.sim.world.Barrier;
import org.robograde.robots.sim.world.Bounds;
import org.robograde.robots.sim.world.FloorPlan;
import org.robograde.robots.sim.world.PlanePose;
import org.robograde.robots.sim.world.Segment;

/** The hotel corridor of the shipped site, written out as the station would hand it over, with one barrier more. */
public final class HotelCorridor {
    public static final PlanePose DOCK = new PlanePose(1.2, 3.3, Math.PI / 2);
    public static final PlanePose ROOM_203 = new PlanePose(8.27, 4.15, -Math.PI / 2);
    public static final PlanePose SOUTH_CORRIDOR = new PlanePose(6.0, 1.0, 0);

    public static final OverheadCamera CAMERA = new OverheadCamera(
            "overhead", 6.0, 3.3, 7.0, 1, 0, 0, 0, new Lens(1280, 720, 680, 680, 640, 360, -0.05, 0.01, 0, 0, 0));

    private HotelCorridor() {}

    public static FloorPlan plan() {
        double[][] walls = {
            {0.2, 0.2, 11.8, 0.2}, {11.8, 0.2, 11.8, 6.4}, {11.8, 6.4, 0.2, 6.4}, {0.2, 6.4, 0.2, 0.2},
            {2.6, 4.7, 3.23, 4.7}, {4.23, 4.7, 5.5, 4.7}, {6.5, 4.7, 7.77, 4.7}, {8.77, 4.7, 9.4, 4.7},
            {9.4, 4.7, 9.4, 1.9}, {9.4, 1.9, 8.77, 1.9}, {7.77, 1.9, 6.5, 1.9}, {5.5, 1.9, 4.23, 1.9},
            {3.23, 1.9, 2.6, 1.9}, {2.6, 1.9, 2.6, 4.7}, {2.6, 3.3, 9.4, 3.3}, {4.87, 1.9, 4.87, 4.7},
            {7.13, 1.9, 7.13, 4.7}
        };
        List<Segment> segments =
                Stream.of(walls).map(w -> new Segment(w[0], w[1], w[2], w[3])).toList();
        Barrier north = new Barrier("north-corridor", new Segment(6.9, 4.7, 6.9, 6.4));
        Barrier south = new Barrier("south-corridor", new Segment(6.9, 0.2, 6.9, 1.9));
        return new FloorPlan(new Bounds(0, 0, 12, 6.6), segments, List.of(north, south));
    }

    static SimulationOptions options(Ability ability, boolean camera, long seed) {
        return options(URI.create("http://127.0.0.1:1"), ability, camera, seed);
    }

    static SimulationOptions options(URI master, Ability ability, boolean camera, long seed) {
        SimulatedField field = new SimulatedField(plan(), Optional.of(CAMERA));
        return new SimulationOptions(master, field, ability, Fiducial.SERVICE_UNIT, camera, seed, DOCK);
    }
}
