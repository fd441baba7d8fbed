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

    /** Sends once more what it has heard, byte for byte, beginning with the oldest. */
    void replay(String role, int number);

    /** Sends a message that cannot be read. */
    void sendMalformed(String role, Malformation form);

    @Override
    void close();
}
