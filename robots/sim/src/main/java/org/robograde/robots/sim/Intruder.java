package org.robograde.robots.sim;

/** Somebody on the network who has no right to command the unit, and tries. */
interface Intruder extends AutoCloseable {
    /**
     * Sends one command; it reaches the unit with the next that is taken.
     *
     * @param role {@code cmd_vel} or {@code goal}
     */
    void send(String role);

    @Override
    void close();
}
