package org.robograde.robots.units;

import java.util.List;
import java.util.Map;

/**
 * Steers one unit during trials: sends what a script asks, and keeps what the unit let be heard until it is polled. Sending is thread-safe and
 * never waits; {@link #poll} belongs to one thread, the player's. A driver lives as long as its link: its counts never restart.
 */
public interface UnitDriver extends AutoCloseable {
    UnitProfile profile();

    /** Sends the unit to a pose; a goal under way is replaced. @throws LinkException if the unit has no such interface, or the link failed */
    void navigate(NavigationGoal goal);

    /** Cancels one goal. */
    void cancel(String goalId);

    /** Speaks to the unit. */
    void say(String text);

    /** Presses or releases the unit's own stop topic; false if it has none. */
    boolean emergencyStop(boolean pressed);

    /** Steers by hand for the moment; false if the unit cannot be steered. Forward and counter-clockwise are positive. */
    boolean teleop(double metersPerSecond, double radiansPerSecond);

    /** Cancels every goal, presses the stop, steers with zero speed; goes on to the next way when one fails. Returns the ways that were sent. */
    List<String> stopByEveryWay();

    /** Everything heard since the last poll: first poses and speeds, then goal states, then what was said; each kind in its order. */
    List<Heard> poll();

    /** Messages sent so far on each command topic. */
    Map<String, Long> sentCounts();

    /** Messages taken in so far on each topic this driver listens to; {@link #poll} sees all that are counted. */
    Map<String, Long> heardCounts();

    @Override
    void close();
}
