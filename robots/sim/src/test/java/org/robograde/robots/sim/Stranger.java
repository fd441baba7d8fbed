package org.robograde.robots.sim;

import java.util.ArrayList;
import java.util.List;
import org.robograde.robots.sim.granted.Intruder;

/** An intruder without a network: what it sends is given to the field with the next step. */
final class Stranger implements Intruder {
    private final List<Command> sent = new ArrayList<>();

    @Override
    public void send(String role) {
        org.robograde.robots.sim.unit.BaseSpeed speed = new org.robograde.robots.sim.unit.BaseSpeed(0.3, 0.4);
        Command command = role.equals("goal")
                ? new Command.TakeGoal(new org.robograde.robots.sim.unit.Goal("stranger", 0, HotelCorridor.ROOM_203))
                : new Command.Steer(speed);
        sent.add(new Command.Foreign(command));
    }

    List<Command> take() {
        List<Command> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    @Override
    public void close() {
        sent.clear();
    }
}
