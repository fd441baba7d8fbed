package org.robograde.robots.sim;

import org.junit.jupiter.api.Test;
import org.robograde.robots.sim.unit.UnitAbility;

/** Prints how fast the simulation runs without ROS; no test, and run only by name: {@code -Dtest=SpeedFigures}. */
class SpeedFigures {
    private static final double SECONDS = 60;

    @Test
    void simulated_seconds_per_wall_second() {
        for (boolean camera : new boolean[] {false, true}) {
            for (int round = 1; round <= 3; round++) {
                long start = System.nanoTime();
                try (FieldRun run = new FieldRun(UnitAbility.REPLANNER, camera, round)) {
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
}
