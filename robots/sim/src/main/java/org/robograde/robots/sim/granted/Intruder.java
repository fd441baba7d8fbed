package org.robograde.robots.sim.granted;

import java.util.Set;
import org.robograde.robots.messages.Malformation;

/** Somebody on the network who has no right to command the unit, and tries. What is sent reaches the unit with the next commands that are taken. */
public interface Intruder extends AutoCloseable {
    /** On which of the class's commands it can try. */
    Set<String> roles();

    /** Sends commands of its own. */
    void send(String role, int count);

    /** Sends as many messages that ask for as little as the role's type can say. */
    void flood(String role, int count);

    /** Keeps from now on what others send; what was kept before is forgotten. */
    void listenIn(String role);

    /** How many messages it has kept since. */
    int heard(String role);

    /** Simulated time as it is now: what was heard since the last call was heard now. */
    void moment(long nowNanos);

    /**
     * Sends once more what it has heard, byte for byte and with the same times between.
     *
     * @param elapsedNanos since the first of them was sent again
     * @param from which is next, 0 the oldest
     * @return which is next then
     */
    int replay(String role, long elapsedNanos, int from);

    /** Sends a message that cannot be read. */
    void sendMalformed(String role, Malformation form);

    @Override
    void close();
}
