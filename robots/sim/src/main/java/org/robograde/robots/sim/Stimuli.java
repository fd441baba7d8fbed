package org.robograde.robots.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.robograde.robots.sim.granted.Intruder;
import org.robograde.robots.sim.granted.Intrusion;
import org.robograde.robots.sim.granted.StimulusAnswer;
import org.robograde.robots.sim.granted.StimulusArguments;
import org.robograde.robots.sim.unit.FloorZone;
import org.robograde.robots.sim.unit.MapPoint;
import org.robograde.robots.sim.unit.ServiceUnit;
import org.robograde.robots.sim.world.Barrier;
import org.robograde.robots.sim.world.FieldWorld;
import org.robograde.robots.sim.world.FloorPlan;
import org.robograde.robots.sim.world.PersonWalk;
import org.robograde.robots.sim.world.PlanePose;

/** What the field can do to the unit, asked for by kind with JSON arguments. A wrong request changes nothing and is answered with what there is. */
final class Stimuli {
    private static final String KINDS =
            "there is: person_crosses {actor, from: [x, y], to: [x, y], speed, waitSeconds}, block {barrier, seconds},"
                    + " unblock {barrier}, light {factor, seconds}, sensor_dropout {sensor: scan, seconds},"
                    + " sensor_bias {sensor: scan, meters, seconds}, sensor_bias {sensor: map_pose, x, y, seconds},"
                    + " topic_delay {sensor: scan, delaySeconds, seconds}, link_cut {seconds}, slow_link {delaySeconds, seconds},"
                    + " " + Intrusion.KINDS + " on the role cmd_vel or goal,"
                    + " zone {zone, kind, polygon, maxMetersPerSecond}, lift_zone {zone}, set_down {x, y, headingRadians}";

    private static final int CORNERS_MAX = 64;

    private final FieldWorld world;
    private final ServiceUnit unit;
    private final Radio radio;
    private final Intrusion intrusion;
    private final FloorPlan plan;
    private final Map<String, FloorZone> zones = new LinkedHashMap<>();
    private final List<Ending> endings = new ArrayList<>();
    private double light = 1;

    Stimuli(FieldWorld world, ServiceUnit unit, Radio radio, Intruder intruder, FloorPlan plan) {
        this.world = world;
        this.unit = unit;
        this.radio = radio;
        this.intrusion = Intrusion.tenTimesASecond(intruder);
        this.plan = plan;
    }

    /** Brightness of the lamps now; 1 is normal. */
    double light() {
        return light;
    }

    StimulusAnswer apply(String kind, String argumentsJson, long nowNanos) {
        try {
            StimulusArguments arguments = StimulusArguments.parse(argumentsJson);
            return switch (kind) {
                case "person_crosses" -> personCrosses(arguments);
                case "block" -> block(arguments, nowNanos);
                case "unblock" -> unblock(arguments);
                case "sensor_dropout" -> sensorDropout(arguments, nowNanos);
                case "sensor_bias" -> sensorBias(arguments, nowNanos);
                case "topic_delay" -> topicDelay(arguments, nowNanos);
                case "link_cut" -> linkCut(arguments, nowNanos);
                case "slow_link" -> slowLink(arguments, nowNanos);
                case "zone" -> zone(arguments);
                case "lift_zone" -> liftZone(arguments);
                case "set_down" -> setDown(arguments, nowNanos);
                case "light" -> dim(arguments, nowNanos);
                default ->
                    intrusion
                            .apply(kind, arguments, nowNanos)
                            .orElseGet(() -> new StimulusAnswer(false, "no stimulus '" + kind + "'; " + KINDS));
            };
        } catch (IllegalArgumentException e) {
            return new StimulusAnswer(false, kind + ": " + e.getMessage());
        }
    }

    /** Called at each step: ends what was asked for with {@code seconds}. */
    void endWhatIsOver(long nowNanos) {
        List<Ending> over =
                endings.stream().filter(ending -> ending.atNanos <= nowNanos).toList();
        endings.removeAll(over);
        over.forEach(ending -> ending.action.run());
        intrusion.tick(nowNanos);
    }

    private StimulusAnswer personCrosses(StimulusArguments arguments) {
        PersonWalk walk = new PersonWalk(
                arguments.text("actor", "person"),
                arguments.coordinate("from", 0, "fromX"),
                arguments.coordinate("from", 1, "fromY"),
                arguments.coordinate("to", 0, "toX"),
                arguments.coordinate("to", 1, "toY"),
                arguments.number(1.0, "speed", "speedMetersPerSecond"),
                arguments.number(0.0, "waitSeconds"));
        if (!plan.bounds().contains(walk.fromX(), walk.fromY())
                || !plan.bounds().contains(walk.toX(), walk.toY())) {
            throw new IllegalArgumentException("both ends of the walk must lie on the field, within " + plan.bounds());
        }
        double clear = FieldWorld.UNIT_RADIUS_METERS + FieldWorld.PERSON_RADIUS_METERS;
        if (world.unitPose().distanceTo(walk.fromX(), walk.fromY()) < clear) {
            throw new IllegalArgumentException("the unit stands where " + walk.actor() + " would appear");
        }
        world.admit(walk);
        return new StimulusAnswer(true, walk.actor() + " walks there and back");
    }

    private StimulusAnswer block(StimulusArguments arguments, long nowNanos) {
        String barrier = barrier(arguments);
        if (!world.close(barrier)) {
            return new StimulusAnswer(false, "the unit stands where barrier " + barrier + " would");
        }
        endings.removeIf(ending -> ending.subject.equals(barrier));
        endLater(arguments, nowNanos, barrier, () -> world.open(barrier));
        return new StimulusAnswer(true, "barrier " + barrier + " is closed");
    }

    private StimulusAnswer unblock(StimulusArguments arguments) {
        String barrier = barrier(arguments);
        endings.removeIf(ending -> ending.subject.equals(barrier));
        world.open(barrier);
        return new StimulusAnswer(true, "barrier " + barrier + " is open");
    }

    private StimulusAnswer sensorDropout(StimulusArguments arguments, long nowNanos) {
        sensor(arguments, Set.of("scan"));
        double seconds = arguments.positiveSeconds();
        unit.loseLaserUntil(nowNanos + nanos(seconds));
        return new StimulusAnswer(true, "the laser gives nothing for " + seconds + " s");
    }

    private static String sensor(StimulusArguments arguments, Set<String> known) {
        String sensor = arguments.text("sensor", arguments.text("role", arguments.text("topic", "")));
        String bare = sensor.startsWith("/") ? sensor.substring(1) : sensor;
        if (!known.contains(bare)) {
            throw new IllegalArgumentException("no sensor '" + sensor + "'; there is " + new TreeSet<>(known));
        }
        return bare;
    }

    private StimulusAnswer sensorBias(StimulusArguments arguments, long nowNanos) {
        String sensor = sensor(arguments, Set.of("scan", "map_pose"));
        long until = nowNanos + nanos(arguments.positiveSeconds());
        if (sensor.equals("scan")) {
            unit.misreadLaser(within(arguments.number("meters"), 2, "meters"), until);
        } else {
            unit.misleadPose(within(arguments.number("x"), 2, "x"), within(arguments.number("y"), 2, "y"), until);
        }
        return StimulusAnswer.done(sensor + " is wrong for a while");
    }

    private StimulusAnswer topicDelay(StimulusArguments arguments, long nowNanos) {
        sensor(arguments, Set.of("scan"));
        double delay = delay(arguments);
        unit.delayLaser(nanos(delay), nowNanos + nanos(arguments.positiveSeconds()));
        return StimulusAnswer.done("scans come " + delay + " s late");
    }

    private StimulusAnswer linkCut(StimulusArguments arguments, long nowNanos) {
        long until = nowNanos + nanos(arguments.positiveSeconds());
        radio.cutUntil(until);
        unit.loseLinkUntil(until);
        return StimulusAnswer.done("nothing reaches the unit");
    }

    private StimulusAnswer slowLink(StimulusArguments arguments, long nowNanos) {
        double delay = delay(arguments);
        radio.slow(nanos(delay), nowNanos + nanos(arguments.positiveSeconds()));
        return StimulusAnswer.done("commands come " + delay + " s late");
    }

    private static double delay(StimulusArguments arguments) {
        double delay = within(arguments.number("delaySeconds"), 10, "delaySeconds");
        if (delay < 0) {
            throw new IllegalArgumentException("delaySeconds must not be below 0, got " + delay);
        }
        return delay;
    }

    private static double within(double value, double most, String name) {
        if (!(Math.abs(value) <= most)) {
            throw new IllegalArgumentException(name + " must be within " + -most + " and " + most + ", got " + value);
        }
        return value;
    }

    private StimulusAnswer zone(StimulusArguments arguments) {
        String id = arguments.text("zone", "");
        String kind = arguments.text("kind", "");
        if (id.isEmpty() || !(kind.equals("keep_out") || kind.equals("speed_limit"))) {
            throw new IllegalArgumentException("a zone has a name and a kind, keep_out or speed_limit");
        }
        List<MapPoint> corners = new ArrayList<>();
        JsonNode polygon = arguments.json().path("polygon");
        for (int i = 0; i + 1 < Math.min(polygon.size(), 2 * CORNERS_MAX); i += 2) {
            corners.add(new MapPoint(
                    polygon.path(i).asDouble(Double.NaN), polygon.path(i + 1).asDouble(Double.NaN)));
        }
        double most = arguments.number(Double.POSITIVE_INFINITY, "maxMetersPerSecond");
        zones.put(id, new FloorZone(id, kind.equals("keep_out"), corners, most));
        unit.zones(List.copyOf(zones.values()));
        return StimulusAnswer.done("the unit was told of zone " + id);
    }

    private StimulusAnswer liftZone(StimulusArguments arguments) {
        zones.remove(arguments.text("zone", ""));
        unit.zones(List.copyOf(zones.values()));
        return StimulusAnswer.done("the unit was told that the zone is lifted");
    }

    /** A person carries the unit somewhere, and tells it where it is. */
    private StimulusAnswer setDown(StimulusArguments arguments, long nowNanos) {
        PlanePose pose =
                new PlanePose(arguments.number("x"), arguments.number("y"), arguments.number("headingRadians"));
        if (!plan.bounds().contains(pose.x(), pose.y())) {
            throw new IllegalArgumentException("the unit must be set down on the field, within " + plan.bounds());
        }
        world.setDown(pose);
        unit.setDown(pose, nowNanos);
        return StimulusAnswer.done("the unit was set down");
    }

    private StimulusAnswer dim(StimulusArguments arguments, long nowNanos) {
        double factor = arguments.number("factor", "level");
        if (!(factor >= 0 && factor <= 2)) {
            throw new IllegalArgumentException("factor must be 0 to 2, got " + factor);
        }
        light = factor;
        unit.light(factor);
        endings.removeIf(ending -> ending.subject.equals("light"));
        endLater(arguments, nowNanos, "light", () -> {
            light = 1;
            unit.light(1);
        });
        return new StimulusAnswer(true, "the light is at " + factor);
    }

    private String barrier(StimulusArguments arguments) {
        String id = arguments.text("barrier", "");
        if (plan.barrier(id).isEmpty()) {
            throw new IllegalArgumentException("no barrier '" + id + "'; there is "
                    + plan.barriers().stream().map(Barrier::id).toList());
        }
        return id;
    }

    private void endLater(StimulusArguments arguments, long nowNanos, String subject, Runnable action) {
        double seconds = arguments.number(Double.POSITIVE_INFINITY, "seconds");
        if (Double.isFinite(seconds)) {
            endings.add(new Ending(subject, nowNanos + nanos(seconds), action));
        }
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    private record Ending(String subject, long atNanos, Runnable action) {}
}
