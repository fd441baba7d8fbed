package org.robograde.agent.vision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.agent.vision.people.Figure;
import org.robograde.agent.vision.people.LaserPeople;
import org.robograde.agent.vision.people.LegCluster;
import org.robograde.agent.vision.people.LegFinder;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.Message;

/**
 * People by the unit's own laser, taken to lie in its base frame: legs are followed where they are on the floor, so the unit may drive. Its place
 * is the cameras' where they see it, else its odometry's; a unit that drives and of which neither is known gives nobody. A scan waits for the
 * pose after it.
 */
final class LaserWatch {
    private static final String SCAN = "scan";
    private static final String METHOD = "walking legs";
    /** Of a turn: a laser that leaves less than a leg's width at the unit's side unseen looks to all sides. */
    private static final double ALL_SIDES_RADIANS = Math.toRadians(350);

    private static final String ODOMETRY = "odometry";
    private static final long WAIT_NANOS = 500_000_000L;
    private static final long WRITTEN_NANOS = 190_000_000L;
    private static final double LEG_UNCERTAINTY_METERS = 0.1;
    private static final int NUMBER_MAX = 100_000;

    private final String scanTopic;
    private final Optional<String> odometryTopic;
    private final boolean cameras;
    private final UnitPlaces unit;
    private final FieldPeople people;
    private final MessageReader reader = new MessageReader();
    private final UnitPlaces odometry = new UnitPlaces();
    private final LaserPeople laser = new LaserPeople();
    private final Deque<Scan> waiting = new ArrayDeque<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final PeopleWatch watch;
    private String odometryFrame = "";
    private long lastWritten = Long.MIN_VALUE / 2;
    private long scans;
    private long unread;
    private long placeless;
    private long withSomebody;
    private int most;

    /** @param clearMeters how far around itself the laser sees; 0 where it does not look to all sides */
    private record Scan(long nanos, String frame, double clearMeters, List<LegCluster> legs) {}

    private LaserWatch(
            String scanTopic,
            Optional<String> odometryTopic,
            boolean cameras,
            UnitPlaces unit,
            FieldPeople people,
            PeopleWatch watch) {
        this.watch = watch;
        this.scanTopic = scanTopic;
        this.odometryTopic = odometryTopic;
        this.cameras = cameras;
        this.unit = unit;
        this.people = people;
    }

    /** Empty where the evidence has no scan, or nothing to say where a driving unit was. */
    static Optional<LaserWatch> of(
            Evidence evidence, FieldView field, UnitPlaces unit, FieldPeople people, ObservationChannels channels) {
        String scan = evidence.roles().getOrDefault(SCAN, "");
        if (!of(evidence, scan, "sensor_msgs/LaserScan")) {
            return Optional.empty();
        }
        boolean cameras = !field.cameras().isEmpty() && field.mount().isPresent();
        String topic = evidence.roles().getOrDefault(ODOMETRY, "");
        Optional<String> odometry = of(evidence, topic, "nav_msgs/Odometry") ? Optional.of(topic) : Optional.empty();
        boolean drives =
                evidence.roles().containsKey("cmd_vel") || evidence.roles().containsKey(ODOMETRY);
        return cameras || odometry.isPresent() || !drives
                ? Optional.of(
                        new LaserWatch(scan, odometry, cameras, unit, people, new PeopleWatch(channels, SCAN, METHOD)))
                : Optional.empty();
    }

    private static boolean of(Evidence evidence, String topic, String type) {
        Optional<Channel> channel = evidence.channel(topic);
        return channel.filter(
                        c -> MessageReader.readable(c) && MessageReader.type(c).equals(type))
                .isPresent();
    }

    Set<String> topics() {
        return cameras || odometryTopic.isEmpty() ? Set.of(scanTopic) : Set.of(scanTopic, odometryTopic.get());
    }

    void see(EvidenceMessage message) {
        String topic = message.channel().topic();
        try {
            if (topic.equals(scanTopic)) {
                take(message.logTimeNanos(), reader.read(message));
            } else if (topics().contains(topic)) {
                drive(message.logTimeNanos(), reader.read(message));
            }
        } catch (DefinitionException | IllegalArgumentException e) {
            unread++;
        }
        while (!waiting.isEmpty() && message.logTimeNanos() - waiting.getFirst().nanos() > WAIT_NANOS) {
            judge(waiting.removeFirst());
        }
    }

    private void take(long nanos, Message scan) {
        scans++;
        List<LegCluster> legs =
                LegFinder.find(scan.number("angle_min"), scan.number("angle_increment"), scan.numbers("ranges"));
        waiting.addLast(new Scan(nanos, scan.text("header.frame_id"), clear(scan), legs));
    }

    private static double clear(Message scan) {
        double turn = Math.abs(scan.number("angle_max") - scan.number("angle_min"));
        double range = scan.number("range_max");
        return turn >= ALL_SIDES_RADIANS && range > 0 ? Math.min(range, VisionParameters.CLEAR_METERS_MAX) : 0;
    }

    private void drive(long nanos, Message message) {
        double heading = 2
                * StrictMath.atan2(
                        message.number("pose.pose.orientation.z"), message.number("pose.pose.orientation.w"));
        odometryFrame = message.text("header.frame_id");
        odometry.add(
                nanos,
                new UnitPlaces.Place(
                        message.number("pose.pose.position.x"), message.number("pose.pose.position.y"), heading, 0));
    }

    private void judge(Scan scan) {
        Optional<UnitPlaces.Place> place = cameras
                ? unit.at(scan.nanos())
                : odometryTopic.isPresent() ? odometry.at(scan.nanos()) : Optional.of(new UnitPlaces.Place(0, 0, 0, 0));
        if (place.isEmpty()) {
            placeless++;
            return;
        }
        String frame = cameras ? "map" : odometryTopic.isPresent() ? odometryFrame : scan.frame();
        List<LaserPeople.Person> found = laser.see(
                scan.nanos(),
                scan.legs().stream().map(leg -> onFloor(leg, place.get())).toList());
        withSomebody += found.isEmpty() ? 0 : 1;
        most = Math.max(most, found.size());
        if (scan.nanos() - lastWritten >= WRITTEN_NANOS) {
            lastWritten = scan.nanos();
            double uncertainty = Math.sqrt(LEG_UNCERTAINTY_METERS * LEG_UNCERTAINTY_METERS
                    + place.get().variance());
            List<FieldPeople.Seen> seen = new ArrayList<>();
            found.forEach(one -> seen.add(
                    new FieldPeople.Seen(number(one.number()), new Figure(one.x(), one.y(), uncertainty, false))));
            people.see(new FieldPeople.Witness(SCAN, METHOD, frame), scan.nanos(), seen, place);
            watch.judged(scan.nanos(), !seen.isEmpty(), OptionalDouble.of(scan.clearMeters()));
        }
    }

    /** Numbers from 1 in the order in which people were told. */
    private int number(int followed) {
        if (numbers.size() >= NUMBER_MAX) {
            numbers.clear();
        }
        return numbers.computeIfAbsent(followed, f -> numbers.size() + 1);
    }

    private static LegCluster onFloor(LegCluster leg, UnitPlaces.Place place) {
        double cos = StrictMath.cos(place.headingRadians());
        double sin = StrictMath.sin(place.headingRadians());
        return new LegCluster(
                place.x() + cos * leg.x() - sin * leg.y(),
                place.y() + sin * leg.x() + cos * leg.y(),
                leg.widthMeters(),
                leg.returns());
    }

    /** Judges what still waits, and says what was looked at. */
    Map<String, Object> finish() {
        waiting.forEach(this::judge);
        waiting.clear();
        watch.write();
        Map<String, Object> stated = new TreeMap<>();
        stated.put("scan", scanTopic);
        stated.put("method", METHOD);
        stated.put("scans", scans);
        stated.put("unreadable", unread);
        stated.put("unitPlaceUnknown", placeless);
        stated.put("withSomebody", withSomebody);
        stated.put("mostAtOnce", most);
        return stated;
    }
}
