package org.robograde.robots.sim.granted;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;

/**
 * A simulated field and unit as two ROS nodes. Simulated time stands still until a caller of {@code /field/grant_time} grants some; then the
 * field advances in steps of 20 ms, publishes as it goes, and answers with how much it has published on each topic. {@code
 * /field/stimulate} and {@code /field/reset} act between grants. A request that cannot be met is answered with a service error.
 *
 * @param <C> what can be told the unit
 */
public final class GrantedSimulation<C> implements AutoCloseable {
    private static final Duration COMMANDS_WITHIN = Duration.ofSeconds(2);

    private final MessageRegistry registry = MessageRegistry.shipped();
    private final RosNode unitNode;
    private final RosNode fieldNode;
    private final Topics topics;
    private final CommandInbox<C> inbox;
    private final SteppedMachine<C> machine;
    private final List<AutoCloseable> services = new ArrayList<>();

    private GrantedSimulation(URI master, String unitNodeName, Build<C> build) {
        unitNode = RosNode.start(RosNodeOptions.of(unitNodeName, master));
        fieldNode = RosNode.start(RosNodeOptions.of("/field", master));
        topics = new Topics(registry);
        inbox = new CommandInbox<>(unitNode, registry);
        machine = build.machine(topics, unitNode, fieldNode, inbox);
    }

    /** Advertises what the machine publishes, says on which topics the unit takes commands, and makes the machine. */
    @FunctionalInterface
    public interface Build<C> {
        SteppedMachine<C> machine(Topics topics, RosNode unitNode, RosNode fieldNode, CommandInbox<C> inbox);
    }

    /**
     * Both nodes are on the graph when this returns; time is 1.0 s and stands.
     *
     * @throws org.robograde.robots.ros.RosException if the master does not answer
     */
    public static <C> GrantedSimulation<C> start(URI master, String unitNodeName, Build<C> build) {
        GrantedSimulation<C> simulation = new GrantedSimulation<>(master, unitNodeName, build);
        simulation.serve("/field/grant_time", "robograde_msgs/GrantTime", simulation::grantTime);
        simulation.serve("/field/stimulate", "robograde_msgs/Stimulate", simulation::stimulate);
        simulation.serve("/field/reset", "robograde_msgs/ResetTrial", simulation::reset);
        return simulation;
    }

    @Override
    public void close() {
        for (AutoCloseable service : services) {
            try {
                service.close();
            } catch (Exception e) {
                throw new IllegalStateException("closing a service of the simulated field failed", e);
            }
        }
        unitNode.close();
        fieldNode.close();
        synchronized (this) {
            machine.close();
        }
    }

    private void serve(String name, String type, Answering answering) {
        ServiceSchema schema = registry.service(type);
        services.add(fieldNode.serve(
                name,
                schema,
                request -> answering.answer(request, schema.response().newMessage())));
    }

    private synchronized Message grantTime(Message request, Message.Builder response) {
        long until = request.time("until").toNanos();
        if (until % SteppedMachine.STEP_NANOS != 0) {
            throw new IllegalArgumentException("time is granted up to a multiple of 20 ms, got " + until + " ns");
        }
        // A grant that lets no time pass takes no commands: they wait for one that does.
        List<C> commands = until > machine.nowNanos() ? commandsOf(request) : List.of();
        while (machine.nowNanos() < until) {
            machine.step(commands);
            commands = List.of();
        }
        topics.warnOfDrops();
        return response.set("now", RosTime.ofNanos(machine.nowNanos()))
                .set("topics", topics.names())
                .set("published", topics.counts())
                .build();
    }

    private List<C> commandsOf(Message request) {
        List<String> names = request.texts("command_topics");
        double[] counts = request.numbers("command_counts");
        if (names.size() != counts.length) {
            throw new IllegalArgumentException(names.size() + " command topics but " + counts.length + " counts");
        }
        Map<String, Long> announced = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            announced.put(names.get(i), (long) counts[i]);
        }
        try {
            return inbox.take(announced, COMMANDS_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the simulation is being closed", e);
        }
    }

    private synchronized Message stimulate(Message request, Message.Builder response) {
        StimulusAnswer answer = machine.stimulate(request.text("kind"), request.text("arguments_json"));
        return response.set("accepted", answer.accepted())
                .set("message", answer.message())
                .build();
    }

    private synchronized Message reset(Message request, Message.Builder response) {
        machine.reset(request.integer("seed"));
        return response.set("now", RosTime.ofNanos(machine.nowNanos())).build();
    }

    @FunctionalInterface
    private interface Answering {
        Message answer(Message request, Message.Builder response);
    }
}
