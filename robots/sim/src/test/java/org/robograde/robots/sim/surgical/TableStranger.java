package org.robograde.robots.sim.surgical;

import java.util.List;
import org.robograde.robots.sim.granted.Intruder;

/** An intruder without a network: what it sends is put among the commands of the next step. */
record TableStranger(List<SurgicalCommand> waiting) implements Intruder {
    @Override
    public void send(String role) {
        waiting.add(new SurgicalCommand.Foreign(new SurgicalCommand.Servo(SurgicalIntrusion.WISH)));
    }

    @Override
    public void close() {
        waiting.clear();
    }
}
