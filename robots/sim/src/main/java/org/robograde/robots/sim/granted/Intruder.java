package org.robograde.robots.sim.granted;

/** Somebody on the network who has no right to command the unit, and tries. */
public interface Intruder extends AutoCloseable {
    /**
     * Sends one command; it reaches the unit with the next that is taken.
     *
     * @param role which of the class's commands
     * @throws IllegalArgumentException for a role on which nobody commands such a unit
     */
    void send(String role);

    @Override
    void close();
}
