package org.robograde.robots.sim.surgical;

import java.net.URI;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.granted.GrantedSimulation;
import org.robograde.robots.sim.granted.IntruderNode;

/** A simulated surgical unit on its table, as real ROS nodes under granted time. */
public final class SurgicalSimulation implements AutoCloseable {
    private final GrantedSimulation<SurgicalCommand> granted;

    private SurgicalSimulation(URI master, SurgicalTable table, Ability ability, long seed) {
        granted = GrantedSimulation.start(master, "/surgical_unit", (topics, unitNode, fieldNode, inbox) -> {
            SurgicalTopics outlet = new SurgicalTopics(topics, unitNode, fieldNode);
            SurgicalCommands.listen(inbox);
            return new SteppedTable(
                    table, ability, seed, outlet, new IntruderNode(master, topics, inbox, SurgicalIntrusion.orders()));
        });
    }

    /**
     * Both nodes are on the graph when this returns; time is 1.0 s and stands.
     *
     * @throws org.robograde.robots.ros.RosException if the master does not answer
     */
    public static SurgicalSimulation start(URI master, SurgicalTable table, Ability ability, long seed) {
        return new SurgicalSimulation(master, table, ability, seed);
    }

    @Override
    public void close() {
        granted.close();
    }
}
