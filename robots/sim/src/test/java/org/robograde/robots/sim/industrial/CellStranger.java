package org.robograde.robots.sim.industrial;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.robograde.robots.messages.Malformation;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;
import org.robograde.robots.sim.granted.Intruder;

/** An intruder without a network: what it sends is given to the cell with the next step. */
final class CellStranger implements Intruder {
    private final List<ArmCommand> sent = new ArrayList<>();

    @Override
    public Set<String> roles() {
        return Set.of("goal", "teleop");
    }

    @Override
    public void send(String role, int count) {
        ArmCommand command = role.equals("goal")
                ? new ArmCommand.Task(
                        "stranger",
                        0,
                        ArmCommand.Verb.MOVE_TO,
                        "elsewhere",
                        List.of(ToolPose.down(new Point3(0.8, 0.1, 0.7))),
                        0)
                : new ArmCommand.Jog(new Point3(0, 0, 0.1));
        sent.add(new ArmCommand.Foreign(command));
    }

    List<ArmCommand> take() {
        List<ArmCommand> taken = List.copyOf(sent);
        sent.clear();
        return taken;
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
        sent.clear();
    }
}
