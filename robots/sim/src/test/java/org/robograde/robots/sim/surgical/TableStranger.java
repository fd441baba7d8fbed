package org.robograde.robots.sim.surgical;

import java.util.List;
import java.util.Set;
import org.robograde.robots.messages.Malformation;
import org.robograde.robots.sim.granted.Intruder;

/** An intruder without a network: what it sends is put among the commands of the next step. */
record TableStranger(List<SurgicalCommand> waiting) implements Intruder {
    @Override
    public Set<String> roles() {
        return Set.of("servo");
    }

    @Override
    public void send(String role, int count) {
        waiting.add(new SurgicalCommand.Foreign(new SurgicalCommand.Servo(SurgicalIntrusion.WISH)));
    }

    @Override
    public void flood(String role, int count) {
        throw new UnsupportedOperationException("no flood here");
    }

    @Override
    public void listenIn(String role) {
        throw new UnsupportedOperationException("nobody to listen to here");
    }

    @Override
    public int heard(String role) {
        return 0;
    }

    @Override
    public void moment(long nowNanos) {
        // It hears nothing.
    }

    @Override
    public int replay(String role, long elapsedNanos, int from) {
        throw new UnsupportedOperationException("nothing was heard here");
    }

    @Override
    public void sendMalformed(String role, Malformation form) {
        throw new UnsupportedOperationException("no bytes here");
    }

    @Override
    public void close() {
        waiting.clear();
    }
}
