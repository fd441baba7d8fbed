package org.robograde.robots.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.robograde.robots.messages.Malformation;
import org.robograde.robots.sim.granted.Intruder;

/** An intruder without a network: what it sends is given to the field with the next step. */
final class Stranger implements Intruder {
    private final List<Command> sent = new ArrayList<>();
    private boolean listens;

    @Override
    public Set<String> roles() {
        return Set.of("cmd_vel", "goal");
    }

    @Override
    public void send(String role, int count) {
        org.robograde.robots.sim.unit.BaseSpeed speed = new org.robograde.robots.sim.unit.BaseSpeed(0.3, 0.4);
        Command command = role.equals("goal")
                ? new Command.TakeGoal(new org.robograde.robots.sim.unit.Goal("stranger", 0, HotelCorridor.ROOM_203))
                : new Command.Steer(speed);
        sent.add(new Command.Foreign(command));
    }

    @Override
    public void flood(String role, int count) {
        for (int i = 0; i < count; i++) {
            sent.add(new Command.Foreign(new Command.Steer(org.robograde.robots.sim.unit.BaseSpeed.STANDSTILL)));
        }
    }

    @Override
    public void listenIn(String role) {
        listens = true;
    }

    @Override
    public int heard(String role) {
        return listens ? 1 : 0;
    }

    @Override
    public void moment(long nowNanos) {
        // It has all that it will ever hear.
    }

    @Override
    public int replay(String role, long elapsedNanos, int from) {
        if (from == 0) {
            send(role, 1);
        }
        return 1;
    }

    @Override
    public void sendMalformed(String role, Malformation form) {
        sent.add(new Command.Foreign(new Command.Unreadable()));
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
