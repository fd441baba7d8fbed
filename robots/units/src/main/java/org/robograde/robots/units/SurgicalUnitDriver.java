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
import org.robograde.robots.messages.RosTime;
import org.slf4j.LoggerFactory;

/** Drives a surgical arm by CRTK's conventions, text in and text out, and Bool to stop. */
public final class SurgicalUnitDriver implements TeleoperationDriver {
    private final UnitProfile profile;
    private final SurgicalArm arm;
    private final Map<String, CommandTopic> commands = new TreeMap<>();
    private final List<HeardTopic> hearing = new ArrayList<>();
    private final ToolSpeed toolSpeed = new ToolSpeed();

    private SurgicalUnitDriver(UnitProfile profile) {
        this.profile = profile;
        this.arm = SurgicalArm.of(profile).orElseThrow(() -> noSection(profile));
    }

    private static LinkException noSection(UnitProfile profile) {
        return new LinkException("unit " + profile.id() + " is surgical, but its profile has no section \"crtk\"");
    }

    /**
     * Opens the unit's topics and waits until someone listens to each command and speaks on each required topic, so that nothing sent is lost.
     *
     * @param patience for each topic
     * @throws LinkException if one is missing, naming it
     */
    public static SurgicalUnitDriver connect(UnitProfile profile, RobotLink link, Duration patience)
            throws InterruptedException {
        SurgicalUnitDriver driver = new SurgicalUnitDriver(profile);
        try {
            driver.open(link);
            for (CommandTopic command : driver.commands.values()) command.awaitListener(patience);
            for (HeardTopic topic : driver.hearing) topic.awaitSpeaker(patience);
            return driver;
        } catch (LinkException | InterruptedException e) {
            driver.close();
            throw e;
        }
    }

    private void open(RobotLink link) {
        for (UnitInterface one : profile.interfaces().values())
            if (one.direction() == UnitInterface.Direction.TO_UNIT)
                commands.put(
                        one.role(),
                        new CommandTopic(
                                one,
                                MessageRegistry.shipped().get(one.type()),
                                link.sender(one.topic(), one.type(), false)));
        // In the order that poll() promises.
        hear(link, SurgicalRole.TOOL_POSE, toolSpeed::heard);
        hear(link, SurgicalRole.OPERATING_STATE, m -> List.of(new Heard.Operating(m.text("state"), m.flag("is_busy"))));
        hear(link, Role.SAID, message -> List.of(new Heard.Said(message.text("data"))));
    }

    private void hear(RobotLink link, String role, Function<Message, List<Heard>> decode) {
        profile.of(role).ifPresent(one -> hearing.add(HeardTopic.open(link, one, decode)));
    }

    /** The tool's pose and, from one pose to the next, its speed. Called by one thread. */
    private static final class ToolSpeed {
        private double x;
        private double y;
        private double z;
        private double seconds = Double.NaN;

        List<Heard> heard(Message message) {
            double newX = message.number("pose.position.x");
            double newY = message.number("pose.position.y");
            double newZ = message.number("pose.position.z");
            double now = message.time("header.stamp").toNanos() / 1e9;
            double way = Math.sqrt(square(newX - x) + square(newY - y) + square(newZ - z));
            double speed = now > seconds ? way / (now - seconds) : Double.NaN;
            x = newX;
            y = newY;
            z = newZ;
            seconds = now;
            List<Heard> all = new ArrayList<>();
            all.add(new Heard.Pose(x, y, 0));
            all.add(new Heard.Tool(x, y, z));
            if (!Double.isNaN(speed)) all.add(new Heard.Speed(speed, 0));
            return all;
        }

        private static double square(double value) {
            return value * value;
        }
    }

    @Override
    public UnitProfile profile() {
        return profile;
    }

    @Override
    public void navigate(NavigationGoal goal) {
        throw new LinkException("unit " + profile.id() + " is an arm and does not drive to places");
    }

    /** An arm has no goals by name: whatever it does ends. */
    @Override
    public void cancel(String goalId) {
        stateCommand("pause");
        stateCommand("resume");
    }

    @Override
    public void say(String text) {
        CommandTopic topic = command(Role.HEARD);
        topic.send(topic.schema().newMessage().set("data", text).build());
    }

    /** A release also takes back the pause that a stop by every way has sent. */
    @Override
    public boolean emergencyStop(boolean pressed) {
        boolean sent = flag(Role.E_STOP, pressed);
        if (!pressed) stateCommand("resume");
        return sent;
    }

    private boolean flag(String role, boolean value) {
        Optional<CommandTopic> topic = Optional.ofNullable(commands.get(role));
        topic.ifPresent(t -> t.send(t.schema().newMessage().set("data", value).build()));
        return topic.isPresent();
    }

    @Override
    public boolean teleop(double metersPerSecond, double radiansPerSecond) {
        return false;
    }

    @Override
    public void operatorPresent(boolean present) {
        flag(SurgicalRole.OPERATOR_PRESENT, present);
    }

    @Override
    public boolean moveTo(double xMeters, double yMeters, double zMeters) {
        CommandTopic topic = commands.get(SurgicalRole.MOVE);
        if (topic == null) return false;
        List<Double> q = arm.orientationAt(xMeters, yMeters, zMeters);
        topic.send(topic.schema()
                .newMessage()
                .set("header.frame_id", "map")
                .set("pose.position.x", xMeters)
                .set("pose.position.y", yMeters)
                .set("pose.position.z", zMeters)
                .set("pose.orientation.x", q.get(0))
                .set("pose.orientation.y", q.get(1))
                .set("pose.orientation.z", q.get(2))
                .set("pose.orientation.w", q.get(3))
                .build());
        return true;
    }

    @Override
    public boolean jaw(double radians) {
        CommandTopic topic = commands.get(SurgicalRole.JAW_COMMAND);
        if (topic == null) return false;
        topic.send(topic.schema()
                .newMessage()
                .set("name", List.of("jaw"))
                .set("position", new double[] {radians})
                .build());
        return true;
    }

    @Override
    public void stateCommand(String word) {
        CommandTopic topic = commands.get(SurgicalRole.STATE_COMMAND);
        if (topic == null) return;
        topic.send(topic.schema()
                .newMessage()
                .set("header.stamp", RosTime.ofNanos(0))
                .set("string", word)
                .build());
    }

    @Override
    public List<String> stopByEveryWay() {
        List<String> sent = new ArrayList<>();
        tryToStop(Role.E_STOP, sent, () -> flag(Role.E_STOP, true));
        tryToStop(SurgicalRole.STATE_COMMAND, sent, () -> {
            stateCommand("pause");
            return commands.containsKey(SurgicalRole.STATE_COMMAND);
        });
        tryToStop(SurgicalRole.OPERATOR_PRESENT, sent, () -> flag(SurgicalRole.OPERATOR_PRESENT, false));
        return sent;
    }

    /** One broken way must not keep the others from being tried; what was not sent is missing from the list, and so from the record. */
    private static void tryToStop(String way, List<String> sent, BooleanSupplier attempt) {
        try {
            if (attempt.getAsBoolean()) sent.add(way);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(SurgicalUnitDriver.class).error("stop by {} could not be sent", way, e);
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
