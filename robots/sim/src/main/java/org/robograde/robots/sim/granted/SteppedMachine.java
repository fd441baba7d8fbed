package org.robograde.robots.sim.granted;

import java.util.List;

/**
 * A simulated field with its unit, on a clock that stands still until it is stepped. The same options, commands, stimuli and steps must give the same
 * messages, byte for byte; nothing in it reads a clock or an unseeded random number. Called by one thread at a time.
 *
 * @param <C> what can be told the unit
 */
public interface SteppedMachine<C> extends AutoCloseable {
    /** Everything happens on this grid. */
    long STEP_NANOS = 20_000_000L;

    /** Simulated time at the start. Never zero: ROS reads a zero stamp as "no time". */
    long START_NANOS = 1_000_000_000L;

    /** Simulated time. */
    long nowNanos();

    /** Lets {@link #STEP_NANOS} pass; the commands take effect in that step, in their order. */
    void step(List<C> commands);

    /** Something from outside happens to field or unit; a wrong request changes nothing and is answered with what there is. */
    StimulusAnswer stimulate(String kind, String argumentsJson);

    /** Unit and field as at the start, chance drawn anew from the seed; time goes on. */
    void reset(long seed);

    @Override
    void close();
}
