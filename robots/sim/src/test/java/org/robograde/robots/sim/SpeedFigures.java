package org.robograde.robots.sim;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.sim.ability.Ability;

/** Prints how fast the simulation runs, alone and over ROS; no test, and run only by name: {@code -Dtest=SpeedFigures}. */
class SpeedFigures {
    private static final double SECONDS = 60;

    @Test
    void simulated_seconds_per_wall_second() {
        for (boolean camera : new boolean[] {false, true}) {
            for (int round = 1; round <= 3; round++) {
                long start = System.nanoTime();
                try (FieldRun run = new FieldRun(Ability.SELF_RELIANT, camera, round)) {
                    run.goTo(HotelCorridor.ROOM_203);
                    run.passUntilGoalEnds(SECONDS);
                    run.goTo(HotelCorridor.DOCK);
                    run.pass(SECONDS - run.seconds() + 1);
                }
                double wall = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        "speed: camera %s, round %d: %.0f s simulated in %.2f s, %.1f times real time%n",
                        camera ? "on" : "off", round, SECONDS, wall, SECONDS / wall);
            }
        }
    }

    @Test
    void simulated_seconds_per_wall_second_over_ros() throws Exception {
        for (boolean camera : new boolean[] {false, true}) {
            for (int round = 1; round <= 3; round++) {
                try (RosMaster master = RosMaster.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
                    overRos(master.uri(), camera, round);
                }
            }
        }
    }

    private static void overRos(URI master, boolean camera, int round) throws Exception {
        SimulationOptions options = HotelCorridor.options(master, Ability.SELF_RELIANT, camera, round);
        ServiceSimulation simulation = ServiceSimulation.start(options);
        try (FieldStation station = new FieldStation(master)) {
            long start = System.nanoTime();
            station.goTo("there", 8.27, 4.15, 0);
            station.pass(20);
            station.goTo("back", 1.2, 3.3, 0);
            station.pass(SECONDS - 20);
            double wall = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "speed over ROS: camera %s, round %d: %.0f s simulated in %.2f s, %.1f times real time, grants of 100 ms%n",
                    camera ? "on" : "off", round, SECONDS, wall, SECONDS / wall);
        }
        simulation.close();
    }
}
