package org.robograde.robots.sim;

import java.util.Optional;
import org.robograde.robots.sim.granted.GrantedSimulation;
import org.robograde.robots.sim.granted.Intruder;
import org.robograde.robots.sim.granted.IntruderNode;

/** A simulated service unit on its field, as real ROS nodes under granted time. */
public final class ServiceSimulation implements AutoCloseable {
    private final GrantedSimulation<Command> granted;

    private ServiceSimulation(SimulationOptions options) {
        granted =
                GrantedSimulation.start(options.masterUri(), "/service_unit", (topics, unitNode, fieldNode, inbox) -> {
                    UnitTopics unit = new UnitTopics(topics, unitNode);
                    FieldTopics outlet = new FieldTopics(
                            topics,
                            fieldNode,
                            unit,
                            options.camera() ? options.field().camera() : Optional.empty());
                    ServiceCommands.listen(inbox);
                    ServiceCommands.listenAtBase(inbox);
                    inbox.onUnreadable(new Command.Unreadable());
                    Intruder intruder = new IntruderNode(
                            options.masterUri(), topics, inbox, ServiceIntrusion.orders(topics, options.start()));
                    return new SteppedField(options, outlet, intruder);
                });
    }

    /**
     * Both nodes are on the graph when this returns; time is 1.0 s and stands.
     *
     * @throws org.robograde.robots.ros.RosException if the master does not answer
     */
    public static ServiceSimulation start(SimulationOptions options) {
        return new ServiceSimulation(options);
    }

    @Override
    public void close() {
        granted.close();
    }
}
