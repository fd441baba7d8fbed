package org.robograde.robots.sim;

import java.util.ArrayList;
import java.util.List;
import org.robograde.robots.sim.granted.StimulusAnswer;
import org.robograde.robots.sim.granted.StimulusArguments;
import org.robograde.robots.sim.unit.ServiceUnit;
import org.robograde.robots.sim.world.Barrier;
import org.robograde.robots.sim.world.FieldWorld;
import org.robograde.robots.sim.world.FloorPlan;
import org.robograde.robots.sim.world.PersonWalk;

/** What the field can do to the unit, asked for by kind with JSON arguments. A wrong request changes nothing and is answered with what there is. */
final class Stimuli {
    private static final String KINDS =
            "there is: person_crosses {actor, from: [x, y], to: [x, y], speed}, block {barrier, seconds}, unblock {barrier},"
                    + " sensor_dropout {sensor: scan, seconds}, light {factor, seconds}";

    private final FieldWorld world;
    private final ServiceUnit unit;
    private final FloorPlan plan;
    private final List<Ending> endings = new ArrayList<>();
    private double light = 1;

    Stimuli(FieldWorld world, ServiceUnit unit, FloorPlan plan) {
        this.world = world;
        this.unit = unit;
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
                case "light" -> dim(arguments, nowNanos);
                default -> new StimulusAnswer(false, "no stimulus '" + kind + "'; " + KINDS);
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
    }

    private StimulusAnswer personCrosses(StimulusArguments arguments) {
        PersonWalk walk = new PersonWalk(
                arguments.text("actor", "person"),
                arguments.coordinate("from", 0, "fromX"),
                arguments.coordinate("from", 1, "fromY"),
                arguments.coordinate("to", 0, "toX"),
                arguments.coordinate("to", 1, "toY"),
                arguments.number(1.0, "speed", "speedMetersPerSecond"));
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
        String sensor = arguments.text("sensor", arguments.text("role", arguments.text("topic", "")));
        if (!sensor.equals("scan") && !sensor.equals("/scan")) {
            throw new IllegalArgumentException("no sensor '" + sensor + "'; there is [scan]");
        }
        double seconds = arguments.positiveSeconds();
        unit.loseLaserUntil(nowNanos + nanos(seconds));
        return new StimulusAnswer(true, "the laser gives nothing for " + seconds + " s");
    }

    private StimulusAnswer dim(StimulusArguments arguments, long nowNanos) {
        double factor = arguments.number("factor", "level");
        if (!(factor >= 0 && factor <= 2)) {
            throw new IllegalArgumentException("factor must be 0 to 2, got " + factor);
        }
        light = factor;
        endings.removeIf(ending -> ending.subject.equals("light"));
        endLater(arguments, nowNanos, "light", () -> light = 1);
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
