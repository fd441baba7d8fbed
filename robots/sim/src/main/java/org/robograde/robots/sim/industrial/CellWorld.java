package org.robograde.robots.sim.industrial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;
import org.robograde.robots.sim.world.RandomStreams;

/** The cell as it really is: parts, walls, people, light, and what the tool touches. The unit sees it only through its sensors. */
final class CellWorld {
    /** Half of every part's height, metres: where its centre is when it stands on the table. */
    static final double HALF_HEIGHT_METERS = 0.03;

    private static final double GRASP_REACH_METERS = 0.012;
    private static final double FIRM_METERS = 0.007;
    private static final double GRASP_HEIGHT_METERS = 0.02;
    private static final double STIFFNESS_NEWTONS_PER_METER = 8000;
    private static final double WALL_METERS = 0.02;
    private static final double CRASH_NEWTONS = 90;
    private static final double PULL_NEWTONS = 12;
    private static final double PULLS_AFTER_SECONDS = 1.2;
    private static final double OFFER_METERS = 0.75;

    private final CellPlan plan;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final TreeSet<String> closed = new TreeSet<>();
    private final List<CellPerson> people = new ArrayList<>();
    private final Random chance;
    private double light = 1;
    private double payloadKilograms;
    private double offeredSeconds;
    private double lastMoved;
    private Point3 tool = Point3.ZERO;

    private static final class Part {
        final CellObject object;
        Point3 place;
        String holder = "";
        Point3 inTool = Point3.ZERO;
        double slipsAfterMeters = Double.POSITIVE_INFINITY;

        Part(CellObject object) {
            this.object = object;
            place = object.place();
        }
    }

    CellWorld(CellPlan plan, RandomStreams streams) {
        this.plan = plan;
        chance = streams.stream("cell");
        plan.objects().forEach(object -> parts.put(object.id(), new Part(object)));
    }

    /** Lets a step pass with the tool where it now is. */
    void step(ToolPose trueTool, double seconds) {
        lastMoved = tool.equals(Point3.ZERO) ? 0 : tool.distanceTo(trueTool.position());
        tool = trueTool.position();
        people.forEach(person -> person.step(seconds));
        people.removeIf(CellPerson::gone);
        held().ifPresent(this::carry);
        offeredSeconds = offered() ? offeredSeconds + seconds : 0;
    }

    private void carry(Part part) {
        part.place = tool.plus(part.inTool);
        part.slipsAfterMeters -= lastMoved;
        if (part.slipsAfterMeters <= 0 && part.place.z() > 3 * HALF_HEIGHT_METERS) {
            letFall(part);
        }
    }

    private void letFall(Part part) {
        part.holder = "";
        part.place = part.place.atHeight(HALF_HEIGHT_METERS);
    }

    private Optional<Part> held() {
        return parts.values().stream()
                .filter(part -> part.holder.equals("unit"))
                .findFirst();
    }

    Optional<String> heldObject() {
        return held().map(part -> part.object.id());
    }

    /** What the tool carries, kilograms: the part, and what was hung on it. */
    double loadKilograms() {
        return payloadKilograms
                + held().map(part -> part.object.massKilograms()).orElse(0.0);
    }

    /** What was hung on the tool and is no part that it took. */
    double payloadKilograms() {
        return payloadKilograms;
    }

    void payload(double kilograms) {
        payloadKilograms = kilograms;
    }

    /** The fingers have closed: they hold the part between them, if there is one; off its middle they hold it badly. */
    void grip() {
        for (Part part : parts.values()) {
            double off = part.place.planeDistanceTo(tool);
            boolean level = Math.abs(part.place.z() - tool.z()) < GRASP_HEIGHT_METERS;
            if (held().isEmpty() && part.holder.isEmpty() && off < GRASP_REACH_METERS && level) {
                part.holder = "unit";
                part.inTool = part.place.minus(tool).times(0.4);
                double slips = chance.nextDouble();
                part.slipsAfterMeters = off < FIRM_METERS ? Double.POSITIVE_INFINITY : 0.4 + 2.0 * slips;
            }
        }
    }

    /** The fingers have opened: a person who pulls has the part, else it falls, or stands where it was set down. */
    void release() {
        Optional<Part> one = held();
        if (one.isEmpty()) {
            return;
        }
        if (pulled()) {
            one.get().holder = "person";
            people.stream().filter(CellPerson::waitsForPart).forEach(CellPerson::dismiss);
        } else {
            letFall(one.get());
        }
    }

    private boolean offered() {
        boolean low = tool.z() < 0.9;
        return low
                && lastMoved < 0.0005
                && held().isPresent()
                && people.stream()
                        .anyMatch(person ->
                                person.waitsForPart() && person.place().planeDistanceTo(tool) < OFFER_METERS);
    }

    /** Whether a person has hold of the part in the fingers. */
    boolean pulled() {
        return offeredSeconds >= PULLS_AFTER_SECONDS;
    }

    /** The force at the tool without the load's weight, newtons. */
    Point3 contact() {
        double lowest = held().map(part -> part.place.z() - HALF_HEIGHT_METERS).orElse(tool.z() - 0.01);
        double up = lowest < 0 ? -lowest * STIFFNESS_NEWTONS_PER_METER : 0;
        double wall = inWall() ? CRASH_NEWTONS : 0;
        return new Point3(wall, pulled() ? PULL_NEWTONS : 0, Math.min(up, 400));
    }

    private boolean inWall() {
        return closedBarriers().stream().anyMatch(b -> tool.z() < b.height() && b.planeDistanceTo(tool) < WALL_METERS);
    }

    List<CellBarrier> closedBarriers() {
        return plan.barriers().stream()
                .filter(barrier -> closed.contains(barrier.id()))
                .toList();
    }

    void close(String barrier) {
        closed.add(barrier);
    }

    void open(String barrier) {
        closed.remove(barrier);
    }

    void admit(CellPerson person) {
        people.removeIf(other -> other.actor().equals(person.actor()));
        people.add(person);
    }

    List<CellPerson> people() {
        return people;
    }

    double light() {
        return light;
    }

    void light(double level) {
        light = level;
    }

    boolean knows(String object) {
        return parts.containsKey(object);
    }

    /** Someone puts a part somewhere; one that is held is taken out of the fingers. */
    void put(String object, Point3 place) {
        Part part = parts.get(object);
        if (part != null) {
            part.holder = "";
            part.place = place;
        }
    }

    /** Where every part is, in the plan's order. */
    Map<String, Point3> places() {
        Map<String, Point3> places = new LinkedHashMap<>();
        parts.forEach((id, part) -> places.put(id, part.place));
        return places;
    }

    /** Who holds a part: {@code unit}, {@code person}, or nobody. */
    String holder(String object) {
        Part part = parts.get(object);
        return part == null ? "" : part.holder;
    }
}
