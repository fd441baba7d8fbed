package org.robograde.robots.sim.industrial;

import java.util.ArrayList;
import java.util.List;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;
import org.robograde.robots.sim.granted.Intruder;

/** An intruder without a network: what it sends is given to the cell with the next step. */
final class CellStranger implements Intruder {
    private final List<ArmCommand> sent = new ArrayList<>();

    @Override
    public void send(String role) {
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
    public void close() {
        sent.clear();
    }
}
