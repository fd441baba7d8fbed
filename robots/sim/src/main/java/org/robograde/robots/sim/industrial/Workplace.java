package org.robograde.robots.sim.industrial;

import java.util.function.Supplier;
import org.robograde.robots.sim.arm.Point3;

/**
 * What a task works with.
 *
 * @param contact the force at the tool without the load's weight, newtons
 */
record Workplace(
        Skills skills,
        Mover mover,
        Gripper gripper,
        Senses senses,
        OrderBook orders,
        ArmOutlet outlet,
        Supplier<Point3> contact,
        Memory memory) {

    /** What stays in mind from task to task. */
    static final class Memory {
        private String part = "";

        /** The part that was taken last; empty if none was. */
        String part() {
            return part;
        }

        void took(String object) {
            part = object;
        }
    }

    String lastPart() {
        return memory.part();
    }
}
