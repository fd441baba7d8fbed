package org.robograde.robots.sim.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dyn4j.collision.CategoryFilter;
import org.dyn4j.dynamics.Body;
import org.dyn4j.dynamics.BodyFixture;
import org.dyn4j.geometry.Geometry;
import org.dyn4j.geometry.MassType;
import org.dyn4j.geometry.Ray;
import org.dyn4j.geometry.Vector2;
import org.dyn4j.world.DetectFilter;
import org.dyn4j.world.PhysicsWorld;
import org.dyn4j.world.World;
import org.dyn4j.world.result.RaycastResult;

/**
 * The plane as it truly is. The unit's disc is given its wheel speeds before each step; walls and people hold it up by contact, so that
 * wheels may turn while the body stands. Not thread-safe.
 */
public final class FieldWorld {
    public static final double UNIT_RADIUS_METERS = 0.25;
    public static final double PERSON_RADIUS_METERS = WalkingPerson.RADIUS_METERS;

    private static final long UNIT = 1;
    private static final long THINGS = 2;
    private static final DetectFilter<Body, BodyFixture> ALL_BUT_THE_UNIT =
            new DetectFilter<>(false, true, new CategoryFilter(UNIT, THINGS));

    private final FloorPlan plan;
    private final World<Body> world = new World<>();
    private final Body unit = new Body();
    private final Map<String, Body> closedBarriers = new LinkedHashMap<>();
    private final List<WalkingPerson> people = new ArrayList<>();
    private final double stepSeconds;
    private double linear;
    private double angular;

    public FieldWorld(FloorPlan plan, PlanePose unitPose, double stepSeconds) {
        this.plan = plan;
        this.stepSeconds = stepSeconds;
        world.setGravity(PhysicsWorld.ZERO_GRAVITY);
        world.getSettings().setStepFrequency(stepSeconds);
        // A body put to rest by the engine would ignore the wheel speeds it is given.
        world.getSettings().setAtRestDetectionEnabled(false);
        plan.walls().forEach(wall -> world.addBody(standing(wall)));
        BodyFixture disc = unit.addFixture(Geometry.createCircle(UNIT_RADIUS_METERS), 200, 0, 0);
        disc.setFilter(new CategoryFilter(UNIT, THINGS));
        unit.setMass(MassType.NORMAL);
        // The engine damps turning by default; the wheels hold their speed.
        unit.setAngularDamping(0);
        unit.translate(unitPose.x(), unitPose.y());
        unit.rotate(unitPose.headingRadians(), unit.getWorldCenter());
        world.addBody(unit);
    }

    /** Sets what the wheels do until told otherwise. */
    public void driveUnit(double linearMetersPerSecond, double angularRadiansPerSecond) {
        linear = linearMetersPerSecond;
        angular = angularRadiansPerSecond;
    }

    /** Carries the unit to a place; the wheels stand. */
    public void setDown(PlanePose pose) {
        driveUnit(0, 0);
        unit.getTransform().identity();
        unit.translate(pose.x(), pose.y());
        unit.rotate(pose.headingRadians(), unit.getWorldCenter());
        unit.setLinearVelocity(0, 0);
        unit.setAngularVelocity(0);
    }

    /** Lets one step pass. */
    public void step() {
        double turn = angular * stepSeconds;
        double chordSpeed = linear * PlanePose.chordFactor(turn);
        double chordHeading = unit.getTransform().getRotationAngle() + turn / 2;
        unit.setLinearVelocity(chordSpeed * Math.cos(chordHeading), chordSpeed * Math.sin(chordHeading));
        unit.setAngularVelocity(angular);
        people.forEach(person -> person.decide(stepSeconds, unit.getWorldCenter(), UNIT_RADIUS_METERS));
        world.step(1);
        people.forEach(WalkingPerson::arrive);
        people.stream().filter(WalkingPerson::gone).forEach(person -> world.removeBody(person.body()));
        people.removeIf(WalkingPerson::gone);
    }

    public PlanePose unitPose() {
        Vector2 at = unit.getWorldCenter();
        return new PlanePose(at.x, at.y, unit.getTransform().getRotationAngle());
    }

    /** Everybody on the field, in the order they came. */
    public List<Person> people() {
        return people.stream().map(WalkingPerson::seen).toList();
    }

    /** A person of the same name who is still there leaves first. */
    public void admit(PersonWalk walk) {
        people.stream()
                .filter(person -> person.actor().equals(walk.actor()))
                .forEach(person -> world.removeBody(person.body()));
        people.removeIf(person -> person.actor().equals(walk.actor()));
        WalkingPerson person = new WalkingPerson(walk);
        person.body().getFixture(0).setFilter(new CategoryFilter(THINGS, UNIT));
        people.add(person);
        world.addBody(person.body());
    }

    /**
     * Puts a barrier in place; closing a closed one changes nothing.
     *
     * @return false if the unit stands where the barrier would
     * @throws IllegalArgumentException if the plan has no such barrier
     */
    public boolean close(String barrierId) {
        Barrier barrier = barrier(barrierId);
        if (closedBarriers.containsKey(barrierId)) {
            return true;
        }
        Vector2 at = unit.getWorldCenter();
        if (barrier.segment().distanceTo(at.x, at.y) < UNIT_RADIUS_METERS) {
            return false;
        }
        Body body = standing(barrier.segment());
        closedBarriers.put(barrierId, body);
        world.addBody(body);
        return true;
    }

    /** @throws IllegalArgumentException if the plan has no such barrier */
    public void open(String barrierId) {
        barrier(barrierId);
        Body body = closedBarriers.remove(barrierId);
        if (body != null) {
            world.removeBody(body);
        }
    }

    /** Barriers in place now, in the order of the plan. */
    public List<Barrier> closedBarriers() {
        return plan.barriers().stream()
                .filter(barrier -> closedBarriers.containsKey(barrier.id()))
                .toList();
    }

    /**
     * Distance along a beam to the first thing that is not the unit itself.
     *
     * @param directionRadians in the map
     * @return metres, or infinity if nothing is nearer than {@code maxMeters}
     */
    public double range(double x, double y, double directionRadians, double maxMeters) {
        Ray ray = new Ray(new Vector2(x, y), directionRadians);
        RaycastResult<Body, BodyFixture> hit = world.raycastClosest(ray, maxMeters, ALL_BUT_THE_UNIT);
        return hit == null ? Double.POSITIVE_INFINITY : hit.getRaycast().getDistance();
    }

    private Barrier barrier(String id) {
        return plan.barrier(id)
                .orElseThrow(() -> new IllegalArgumentException("no barrier '" + id + "'; there is "
                        + plan.barriers().stream().map(Barrier::id).toList()));
    }

    private static Body standing(Segment segment) {
        Body body = new Body();
        BodyFixture fixture = body.addFixture(
                Geometry.createSegment(
                        new Vector2(segment.x1(), segment.y1()), new Vector2(segment.x2(), segment.y2())),
                1,
                0,
                0);
        fixture.setFilter(new CategoryFilter(THINGS, UNIT));
        body.setMass(MassType.INFINITE);
        return body;
    }
}
