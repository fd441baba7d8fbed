package org.robograde.agent.station.trial;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.RobotLinks;
import org.robograde.scenarios.play.SimulatedTrialClock;

/** Lets a simulated field's time run by itself, for foreign programs that expect a robot to move without being asked. */
public final class FreeRunningTime {
    private static final long TICK_NANOS = 20_000_000;

    private FreeRunningTime() {}

    /**
     * Grants time until interrupted or {@code forNanos} of real time have passed.
     *
     * @param speed simulated seconds per second; 0 grants nothing and only waits
     */
    public static void run(URI link, double speed, long forNanos) throws InterruptedException {
        if (speed <= 0) {
            TimeUnit.NANOSECONDS.sleep(forNanos);
            return;
        }
        try (RobotLink robot = RobotLinks.connect(link, "/robograde/free_running_time")) {
            SimulatedTrialClock clock = SimulatedTrialClock.standingStill(robot, Map::of, List.of());
            long startedAt = System.nanoTime();
            long simulatedStart = clock.nowNanos();
            while (System.nanoTime() - startedAt < forNanos) {
                long passed = System.nanoTime() - startedAt;
                clock.advanceTo(simulatedStart + Math.round(passed * speed));
                TimeUnit.NANOSECONDS.sleep(TICK_NANOS);
            }
        }
    }
}
