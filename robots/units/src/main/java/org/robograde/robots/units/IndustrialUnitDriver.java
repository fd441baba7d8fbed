package org.robograde.robots.units;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;

/**
 * Drives an industrial arm by the conventions of its profile: tasks, joint trajectories and fingers as actions, Twist by hand, text in and text out,
 * Bool to stop.
 */
public final class IndustrialUnitDriver implements ArmDriver {
    private final UnitProfile profile;
    private final Map<String, CommandTopic> commands = new TreeMap<>();
    private final List<HeardTopic> hearing = new ArrayList<>();
    /** As the unit names its joints; empty until it has. */
    private volatile List<String> jointNames = List.of();

    private IndustrialUnitDriver(UnitProfile profile) {
        this.profile = profile;
    }

    /**
     * Opens the unit's topics and waits until someone listens to each command and speaks on each required topic, so that nothing sent is lost.
     *
     * @param patience for each topic
     * @throws LinkException if one is missing, naming it
     */
    public static IndustrialUnitDriver connect(UnitProfile profile, RobotLink link, Duration patience)
            throws InterruptedException {
        IndustrialUnitDriver driver = new IndustrialUnitDriver(profile);
        try {
            driver.openCommands(link);
            driver.openHearing(link);
            for (CommandTopic command : driver.commands.values()) command.awaitListener(patience);
            for (HeardTopic topic : driver.hearing) topic.awaitSpeaker(patience);
            return driver;
        } catch (LinkException | InterruptedException e) {
            driver.close();
            throw e;
        }
    }

    private void openCommands(RobotLink link) {
        MessageRegistry registry = MessageRegistry.shipped();
        for (UnitInterface one : profile.interfaces().values())
            if (one.direction() == UnitInterface.Direction.TO_UNIT)
                commands.put(
                        one.role(),
                        new CommandTopic(one, registry.get(one.type()), link.sender(one.topic(), one.type(), false)));
    }

    private void openHearing(RobotLink link) {
        ToolMotion motion = new ToolMotion();
        hear(link, ArmRoles.TOOL_POSE, motion::of);
        hear(link, ArmRoles.JOINT_STATES, this::noteJoints);
        for (String role : List.of(Role.GOAL_STATUS, ArmRoles.TRAJECTORY_STATUS, ArmRoles.GRIPPER_STATUS))
            hear(link, role, MoveBase::states);
        for (String role : List.of(Role.GOAL_RESULT, ArmRoles.TRAJECTORY_RESULT, ArmRoles.GRIPPER_RESULT))
            hear(link, role, message -> List.of(MoveBase.result(message)));
        hear(link, Role.SAID, message -> List.of(new Heard.Said(message.text("data"))));
    }

    private void hear(RobotLink link, String role, Function<Message, List<Heard>> decode) {
        profile.of(role).ifPresent(one -> hearing.add(HeardTopic.open(link, one, decode)));
    }

    private List<Heard> noteJoints(Message states) {
        jointNames = List.copyOf(states.texts("name"));
        return List.of();
    }

    @Override
    public UnitProfile profile() {
        return profile;
    }

    @Override
    public void navigate(NavigationGoal goal) {
        throw new LinkException("unit " + profile.id() + " is an arm: it cannot be sent to a place on the floor");
    }

    @Override
    public void task(ArmGoal goal) {
        CommandTopic topic = command(Role.GOAL);
        topic.send(ArmMessages.task(topic.schema(), goal));
    }

    @Override
    public boolean joints(String goalId, List<Double> radians, double seconds, long atNanos) {
        CommandTopic topic = commands.get(ArmRoles.TRAJECTORY_GOAL);
        List<String> names = jointNames;
        if (topic == null || names.size() != radians.size()) return false;
        topic.send(ArmMessages.trajectory(topic.schema(), goalId, names, radians, seconds, atNanos));
        return true;
    }

    @Override
    public boolean grip(String goalId, double openingMeters, long atNanos) {
        Optional<CommandTopic> topic = Optional.ofNullable(commands.get(ArmRoles.GRIPPER_GOAL));
        topic.ifPresent(t -> t.send(ArmMessages.grip(t.schema(), goalId, openingMeters, atNanos)));
        return topic.isPresent();
    }

    @Override
    public boolean jog(double x, double y, double z) {
        Optional<CommandTopic> topic = Optional.ofNullable(commands.get(Role.TELEOP));
        topic.ifPresent(t -> t.send(t.schema()
                .newMessage()
                .set("linear.x", x)
                .set("linear.y", y)
                .set("linear.z", z)
                .build()));
        return topic.isPresent();
    }

    /** Ahead is along the map's x axis; an arm does not turn on the spot. */
    @Override
    public boolean teleop(double metersPerSecond, double radiansPerSecond) {
        return jog(metersPerSecond, 0, 0);
    }

    @Override
    public void cancel(String goalId) {
        cancel(Role.GOAL_CANCEL, goalId);
        cancel(ArmRoles.TRAJECTORY_CANCEL, goalId);
    }

    private boolean cancel(String role, String goalId) {
        Optional<CommandTopic> topic = Optional.ofNullable(commands.get(role));
        topic.ifPresent(t -> t.send(MoveBase.cancel(t.schema(), goalId)));
        return topic.isPresent();
    }

    @Override
    public void say(String text) {
        CommandTopic topic = command(Role.HEARD);
        topic.send(topic.schema().newMessage().set("data", text).build());
    }

    @Override
    public boolean emergencyStop(boolean pressed) {
        Optional<CommandTopic> topic = Optional.ofNullable(commands.get(Role.E_STOP));
        topic.ifPresent(t -> t.send(t.schema().newMessage().set("data", pressed).build()));
        return topic.isPresent();
    }

    /** The fingers are left as they are: what they hold must not fall. */
    @Override
    public List<String> stopByEveryWay() {
        List<String> sent = new ArrayList<>();
        tryToStop(Role.E_STOP, sent, () -> emergencyStop(true));
        tryToStop(Role.GOAL_CANCEL, sent, () -> cancel(Role.GOAL_CANCEL, ""));
        tryToStop(ArmRoles.TRAJECTORY_CANCEL, sent, () -> cancel(ArmRoles.TRAJECTORY_CANCEL, ""));
        tryToStop(Role.TELEOP, sent, () -> jog(0, 0, 0));
        return sent;
    }

    /** One broken way must not keep the others from being tried; what was not sent is missing from the list, and so from the record. */
    private static void tryToStop(String way, List<String> sent, BooleanSupplier attempt) {
        try {
            if (attempt.getAsBoolean()) sent.add(way);
        } catch (RuntimeException e) {
            org.slf4j.LoggerFactory.getLogger(IndustrialUnitDriver.class).error("stop by {} could not be sent", way, e);
        }
    }

    @Override
    public List<Heard> poll() {
        List<Heard> all = new ArrayList<>();
        for (HeardTopic topic : hearing) topic.drainTo(all);
        return all;
    }

    @Override
    public Map<String, Long> sentCounts() {
        Map<String, Long> counts = new TreeMap<>();
        for (CommandTopic topic : commands.values()) counts.put(topic.profile().topic(), topic.sentCount());
        return counts;
    }

    @Override
    public Map<String, Long> heardCounts() {
        Map<String, Long> counts = new TreeMap<>();
        for (HeardTopic topic : hearing) counts.put(topic.topic(), topic.takenIn());
        return counts;
    }

    private CommandTopic command(String role) {
        CommandTopic topic = commands.get(role);
        if (topic == null)
            throw new LinkException(
                    "unit " + profile.id() + " has no topic with the role \"" + role + "\"; see its profile");
        return topic;
    }

    @Override
    public void close() {
        commands.values().forEach(CommandTopic::close);
        hearing.forEach(HeardTopic::close);
    }
}
