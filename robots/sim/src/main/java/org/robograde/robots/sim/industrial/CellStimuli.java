package org.robograde.robots.sim.industrial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.granted.Intruder;
import org.robograde.robots.sim.granted.Intrusion;
import org.robograde.robots.sim.granted.StimulusAnswer;
import org.robograde.robots.sim.granted.StimulusArguments;

/** What the field can do to the cell and the unit, and what it can tell of it. A wrong request changes nothing. */
final class CellStimuli {
    private static final String KINDS =
            "there is: person_crosses {actor, from, to, speed, waitSeconds}, person_takes {actor, from, to, speed},"
                    + " block {barrier, seconds}, unblock {barrier}, light {level, seconds}, object_moved {object, to, z},"
                    + " payload {kilograms, seconds}, sensor_dropout {role: detected.objects, seconds},"
                    + " sensor_bias {role: detected.objects, meters, seconds}, link_cut {seconds},"
                    + " " + Intrusion.KINDS + " on the role goal or teleop, where_objects_are";
    private static final double STAYS_LONG_SECONDS = 60;
    private static final double CELL_METERS = 6;

    private final CellPlan plan;
    private final CellWorld world;
    private final ArmUnit unit;
    private final Intrusion intrusion;
    private final List<Ending> endings = new ArrayList<>();
    private boolean linkCut;

    private record Ending(String subject, long atNanos, Runnable action) {}

    CellStimuli(CellPlan plan, CellWorld world, ArmUnit unit, Intruder intruder) {
        this.plan = plan;
        this.world = world;
        this.unit = unit;
        this.intrusion = Intrusion.tenTimesASecond(intruder);
    }

    StimulusAnswer apply(String kind, String argumentsJson, long nowNanos) {
        try {
            StimulusArguments arguments = StimulusArguments.parse(argumentsJson);
            return switch (kind) {
                case "person_crosses" -> person(arguments, arguments.number(0, "waitSeconds", "staySeconds"), false);
                case "person_takes" -> person(arguments, STAYS_LONG_SECONDS, true);
                case "block" -> block(arguments, nowNanos);
                case "unblock" -> unblock(arguments);
                case "light" -> light(arguments, nowNanos);
                case "object_moved" -> move(arguments);
                case "payload" -> payload(arguments, nowNanos);
                case "sensor_dropout" -> dropout(arguments, nowNanos);
                case "sensor_bias" -> bias(arguments, nowNanos);
                case "link_cut" -> cut(arguments, nowNanos);
                case "where_objects_are" -> where();
                default ->
                    intrusion
                            .apply(kind, arguments, nowNanos)
                            .orElseGet(() -> StimulusAnswer.refused("no stimulus '" + kind + "'; " + KINDS));
            };
        } catch (IllegalArgumentException e) {
            return StimulusAnswer.refused(kind + ": " + e.getMessage());
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

    /** Whether what is sent to the unit does not reach it. */
    boolean linkCut() {
        return linkCut;
    }

    private StimulusAnswer person(StimulusArguments arguments, double staySeconds, boolean takes) {
        Point3 from = place(arguments, "from", "fromX", "fromY");
        Point3 to = place(arguments, "to", "toX", "toY");
        double speed = arguments.number(1.0, "speed", "speedMetersPerSecond");
        if (!(speed > 0 && speed <= 3)) {
            throw new IllegalArgumentException("a person walks at 0 to 3 m/s, got " + speed);
        }
        String actor = arguments.text("actor", "person");
        world.admit(new CellPerson(actor, from, to, speed, staySeconds, takes));
        return StimulusAnswer.done(actor + " comes");
    }

    private static Point3 place(StimulusArguments arguments, String pair, String x, String y) {
        Point3 place = new Point3(arguments.coordinate(pair, 0, x), arguments.coordinate(pair, 1, y), 0);
        if (!(Math.abs(place.x()) <= CELL_METERS && Math.abs(place.y()) <= CELL_METERS)) {
            throw new IllegalArgumentException("both ends must lie within " + CELL_METERS + " m of the arm");
        }
        return place;
    }

    private StimulusAnswer block(StimulusArguments arguments, long nowNanos) {
        String barrier = barrier(arguments);
        world.close(barrier);
        endings.removeIf(ending -> ending.subject.equals(barrier));
        endLater(arguments, nowNanos, barrier, () -> world.open(barrier));
        return StimulusAnswer.done("barrier " + barrier + " is up");
    }

    private StimulusAnswer unblock(StimulusArguments arguments) {
        String barrier = barrier(arguments);
        endings.removeIf(ending -> ending.subject.equals(barrier));
        world.open(barrier);
        return StimulusAnswer.done("barrier " + barrier + " is down");
    }

    private String barrier(StimulusArguments arguments) {
        String id = arguments.text("barrier", "");
        if (plan.barrier(id).isEmpty()) {
            throw new IllegalArgumentException("no barrier '" + id + "'; there is "
                    + plan.barriers().stream().map(CellBarrier::id).toList());
        }
        return id;
    }

    private StimulusAnswer light(StimulusArguments arguments, long nowNanos) {
        double level = arguments.number("level", "factor");
        if (!(level >= 0 && level <= 2)) {
            throw new IllegalArgumentException("level must be 0 to 2, got " + level);
        }
        world.light(level);
        endings.removeIf(ending -> ending.subject.equals("light"));
        endLater(arguments, nowNanos, "light", () -> world.light(1));
        return StimulusAnswer.done("the light is at " + level);
    }

    private StimulusAnswer move(StimulusArguments arguments) {
        String object = arguments.text("object", "");
        if (!world.knows(object)) {
            throw new IllegalArgumentException("no object '" + object + "'; there is "
                    + plan.objects().stream().map(CellObject::id).toList());
        }
        Point3 to = place(arguments, "to", "toX", "toY");
        world.put(object, to.atHeight(arguments.number(CellWorld.HALF_HEIGHT_METERS, "z")));
        return StimulusAnswer.done(object + " lies elsewhere");
    }

    private StimulusAnswer payload(StimulusArguments arguments, long nowNanos) {
        double kilograms = arguments.number("kilograms");
        if (!(kilograms >= 0 && kilograms <= 10)) {
            throw new IllegalArgumentException("the arm carries 0 to 10 kg, got " + kilograms);
        }
        world.payload(kilograms);
        endLater(arguments, nowNanos, "payload", () -> world.payload(0));
        return StimulusAnswer.done(kilograms + " kg hang on the tool");
    }

    private StimulusAnswer dropout(StimulusArguments arguments, long nowNanos) {
        sensor(arguments);
        double seconds = arguments.positiveSeconds();
        unit.camera().silentUntil(nowNanos + nanos(seconds));
        return StimulusAnswer.done("the camera gives nothing for " + seconds + " s");
    }

    private StimulusAnswer bias(StimulusArguments arguments, long nowNanos) {
        sensor(arguments);
        double seconds = arguments.positiveSeconds();
        Point3 offset = new Point3(arguments.number(0, "meters", "x"), arguments.number(0, "y"), 0);
        unit.camera().lieUntil(nowNanos + nanos(seconds), offset);
        return StimulusAnswer.done("the camera is off for " + seconds + " s");
    }

    private static void sensor(StimulusArguments arguments) {
        String sensor = arguments.text("sensor", arguments.text("role", arguments.text("topic", "")));
        if (!sensor.equals("detected.objects") && !sensor.equals("/arm/objects")) {
            throw new IllegalArgumentException("no sensor '" + sensor + "'; there is [detected.objects]");
        }
    }

    private StimulusAnswer cut(StimulusArguments arguments, long nowNanos) {
        double seconds = arguments.positiveSeconds();
        linkCut = true;
        unit.link(false, nowNanos);
        endLater(arguments, nowNanos, "link", () -> {
            linkCut = false;
            unit.link(true, nowNanos);
        });
        return StimulusAnswer.done("nothing reaches the unit for " + seconds + " s");
    }

    /** By part: x, y, z, and who holds it. */
    private StimulusAnswer where() {
        ObjectNode all = new ObjectMapper().createObjectNode();
        world.places()
                .forEach((id, place) -> all.putObject(id)
                        .put("x", place.x())
                        .put("y", place.y())
                        .put("z", place.z())
                        .put("holder", world.holder(id)));
        return StimulusAnswer.done(all.toString());
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
}
