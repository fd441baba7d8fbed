package org.robograde.robots.sim.industrial;

import org.robograde.robots.sim.granted.GrantedSimulation;
import org.robograde.robots.sim.granted.IntruderNode;

/** A simulated industrial arm in its cell, as real ROS nodes under granted time. */
public final class IndustrialSimulation implements AutoCloseable {
    private final GrantedSimulation<ArmCommand> granted;

    private IndustrialSimulation(IndustrialOptions options) {
        granted = GrantedSimulation.start(
                options.masterUri(), "/industrial_unit", (topics, unitNode, fieldNode, inbox) -> {
                    ArmTopics unit = new ArmTopics(topics, unitNode);
                    CellTopics outlet = new CellTopics(topics, fieldNode, unit);
                    ArmCommands.listen(inbox);
                    return new SteppedCell(
                            options,
                            outlet,
                            new IntruderNode(options.masterUri(), topics, inbox, ArmIntrusion.orders(topics)));
                });
    }

    /**
     * Both nodes are on the graph when this returns; time is 1.0 s and stands.
     *
     * @throws org.robograde.robots.ros.RosException if the master does not answer
     */
    public static IndustrialSimulation start(IndustrialOptions options) {
        return new IndustrialSimulation(options);
    }

    @Override
    public void close() {
        granted.close();
    }
}
