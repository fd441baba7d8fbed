package org.robograde.robots.units;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;

/** Drives a service unit by the conventions of its profile: move_base goals, Twist by hand, text in and text out, Bool to stop. */
public final class ServiceUnitDriver implements UnitDriver {
    private final UnitProfile profile;
    private final Map<String, CommandTopic> commands = new TreeMap<>();
    private final List<HeardTopic> hearing = new ArrayList<>();

    private ServiceUnitDriver(UnitProfile profile) {
        this.profile = profile;
    }

    /**
     * Opens the unit's topics and waits until someone listens to each command and speaks on each required topic, so that nothing sent is lost.
     *
     * @param patience for each topic
     * @throws LinkException if one is missing, naming it
     */
    public static ServiceUnitDriver connect(UnitProfile profile, RobotLink link, Duration patience)
            throws InterruptedException {
        ServiceUnitDriver driver = new ServiceUnitDriver(profile);
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
        for (UnitInterface one : profile.interfaces().values()) {
            if (one.direction() != UnitInterface.Direction.TO_UNIT) continue;
            MessageSchema schema = registry.get(one.type());
            commands.put(one.role(), new CommandTopic(one, schema, link.sender(one.topic(), one.type(), false)));
        }
    }

    private void openHearing(RobotLink link) {
        // In the order that poll() promises; the map pose wins over odometry, whose frame drifts.
        boolean hasMapPose = profile.of(Role.MAP_POSE).isPresent();
        hear(link, Role.MAP_POSE, message -> List.of(poseOf(message)));
        hear(
                link,
                Role.ODOMETRY,
                message -> hasMapPose ? List.of(speedOf(message)) : List.of(poseOf(message), speedOf(message)));
        hear(link, Role.GOAL_STATUS, MoveBase::states);
        hear(link, Role.GOAL_RESULT, message -> List.of(MoveBase.result(message)));
        hear(link, Role.SAID, message -> List.of(new Heard.Said(message.text("data"))));
    }

    private void hear(RobotLink link, String role, Function<Message, List<Heard>> decode) {
        profile.of(role).ifPresent(one -> hearing.add(HeardTopic.open(link, one, decode)));
    }

    private static Heard.Pose poseOf(Message message) {
        String at = message.has("pose.pose") ? "pose.pose" : "pose";
        double x = message.number(at + ".orientation.x");
        double y = message.number(at + ".orientation.y");
        double z = message.number(at + ".orientation.z");
        double w = message.number(at + ".orientation.w");
        double heading = Math.atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z));
        return new Heard.Pose(message.number(at + ".position.x"), message.number(at + ".position.y"), heading);
    }

    private static Heard.Speed speedOf(Message odometry) {
        double forward = odometry.number("twist.twist.linear.x");
        double left = odometry.number("twist.twist.linear.y");
        return new Heard.Speed(Math.hypot(forward, left), odometry.number("twist.twist.angular.z"));
    }

    @Override
    public UnitProfile profile() {
        return profile;
    }

    @Override
    public void navigate(NavigationGoal goal) {
        CommandTopic topic = command(Role.GOAL);
        topic.send(MoveBase.goal(topic.schema(), goal));
    }

    @Override
    public void cancel(String goalId) {
        CommandTopic topic = command(Role.GOAL_CANCEL);
        topic.send(MoveBase.cancel(topic.schema(), goalId));
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

    @Override
    public boolean teleop(double metersPerSecond, double radiansPerSecond) {
        Optional<CommandTopic> topic = Optional.ofNullable(commands.get(Role.TELEOP));
        topic.ifPresent(t -> t.send(t.schema()
                .newMessage()
                .set("linear.x", metersPerSecond)
                .set("angular.z", radiansPerSecond)
                .build()));
        return topic.isPresent();
    }

    @Override
    public List<String> stopByEveryWay() {
        List<String> sent = new ArrayList<>();
        tryToStop(Role.E_STOP, sent, () -> emergencyStop(true));
        tryToStop(Role.GOAL_CANCEL, sent, () -> {
            if (!commands.containsKey(Role.GOAL_CANCEL)) return false;
            cancel("");
            return true;
        });
        tryToStop(Role.TELEOP, sent, () -> teleop(0, 0));
        return sent;
    }

    /** One broken way must not keep the others from being tried; what was not sent is missing from the list, and so from the record. */
    private static void tryToStop(String way, List<String> sent, java.util.function.BooleanSupplier attempt) {
        try {
            if (attempt.getAsBoolean()) sent.add(way);
        } catch (RuntimeException e) {
            org.slf4j.LoggerFactory.getLogger(ServiceUnitDriver.class).error("stop by {} could not be sent", way, e);
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
