package org.robograde.robots.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldWorldTest {
    private static final double STEP = 0.02;
    private static final FloorPlan PLAN = new FloorPlan(
            new Bounds(0, 0, 10, 10),
            List.of(
                    new Segment(0, 0, 10, 0),
                    new Segment(10, 0, 10, 10),
                    new Segment(10, 10, 0, 10),
                    new Segment(0, 10, 0, 0)),
            List.of(new Barrier("gate", new Segment(6, 0, 6, 10))));

    @Test
    void a_straight_drive_is_as_long_as_speed_times_time() {
        FieldWorld world = new FieldWorld(PLAN, new PlanePose(2, 3, 0), STEP);
        world.driveUnit(0.5, 0);
        steps(world, 200);
        assertThat(world.unitPose().x()).isCloseTo(4.0, within(1e-9));
        assertThat(world.unitPose().y()).isCloseTo(3.0, within(1e-9));
    }

    @Test
    void a_quarter_circle_ends_where_geometry_says() {
        FieldWorld world = new FieldWorld(PLAN, new PlanePose(3, 3, 0), STEP);
        double radius = 1.5;
        double seconds = 4;
        double turnRate = Math.PI / 2 / seconds;
        world.driveUnit(radius * turnRate, turnRate);
        steps(world, 200);
        assertThat(world.unitPose().x()).isCloseTo(3 + radius, within(1e-6));
        assertThat(world.unitPose().y()).isCloseTo(3 + radius, within(1e-6));
        assertThat(world.unitPose().headingRadians()).isCloseTo(Math.PI / 2, within(1e-6));
    }

    @Test
    void a_unit_at_standstill_stays_where_it_is() {
        PlanePose start = new PlanePose(3, 3, 1);
        FieldWorld world = new FieldWorld(PLAN, start, STEP);
        steps(world, 500);
        assertThat(world.unitPose()).isEqualTo(start);
    }

    @Test
    void a_wall_holds_the_body_while_the_wheels_turn() {
        FieldWorld world = new FieldWorld(PLAN, new PlanePose(8, 5, 0), STEP);
        world.driveUnit(0.8, 0);
        steps(world, 300);
        assertThat(world.unitPose().x()).isCloseTo(10 - FieldWorld.UNIT_RADIUS_METERS, within(0.02));
    }

    @Test
    void a_beam_measures_the_wall_the_barrier_and_the_person_it_meets_first() {
        FieldWorld world = new FieldWorld(PLAN, new PlanePose(2, 5, 0), STEP);
        assertThat(world.range(2, 5, 0, 20)).isCloseTo(8, within(1e-9));
        assertThat(world.range(2, 5, Math.PI / 4, 20)).isCloseTo(5 * Math.sqrt(2), within(1e-9));
        assertThat(world.range(2, 5, 0, 7.9)).isInfinite();
        world.close("gate");
        world.step();
        assertThat(world.range(2, 5, 0, 20)).isCloseTo(4, within(1e-9));
        world.admit(new PersonWalk("guest", 4, 5, 4, 5.001, 1e-6));
        world.step();
        assertThat(world.range(2, 5, 0, 20)).isCloseTo(2 - FieldWorld.PERSON_RADIUS_METERS, within(1e-6));
        world.open("gate");
        assertThat(world.closedBarriers()).isEmpty();
    }

    @Test
    void a_person_walks_at_its_speed_there_and_back_and_leaves() {
        FieldWorld world = new FieldWorld(PLAN, new PlanePose(2, 5, 0), STEP);
        world.admit(new PersonWalk("guest", 5, 5, 7, 5, 1.0));
        steps(world, 50);
        assertThat(world.people().get(0).x()).isCloseTo(6.0, within(1e-6));
        steps(world, 100);
        assertThat(world.people().get(0).x()).isCloseTo(6.0, within(0.03));
        steps(world, 55);
        assertThat(world.people()).isEmpty();
    }

    @Test
    void a_person_stops_before_the_unit_and_turns_round_after_two_seconds() {
        FieldWorld world = new FieldWorld(PLAN, new PlanePose(5, 5, 0), STEP);
        world.admit(new PersonWalk("guest", 3, 5, 7, 5, 1.0));
        steps(world, 150);
        assertThat(world.people().get(0).x()).isBetween(4.35, 4.45);
        assertThat(world.unitPose().x()).isEqualTo(5.0);
        steps(world, 160);
        assertThat(world.people()).isEmpty();
    }

    @Test
    void a_barrier_is_not_closed_on_top_of_the_unit() {
        FieldWorld world = new FieldWorld(PLAN, new PlanePose(6.1, 5, 0), STEP);
        assertThat(world.close("gate")).isFalse();
        assertThat(world.closedBarriers()).isEmpty();
        assertThatThrownBy(() -> world.close("door")).hasMessage("no barrier 'door'; there is [gate]");
    }

    private static void steps(FieldWorld world, int count) {
        for (int i = 0; i < count; i++) {
            world.step();
        }
    }
}
