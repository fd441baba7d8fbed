package org.robograde.robots.sim.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.robots.sim.HotelCorridor;
import org.robograde.robots.sim.world.FloorPlan;
import org.robograde.robots.sim.world.PlanePose;

class PathPlannerTest {
    private final FloorPlan plan = HotelCorridor.plan();
    private final FloorMap map = new FloorMap(plan.bounds(), plan.walls());
    private final PathPlanner planner = new PathPlanner(map);

    @Test
    void a_way_through_open_floor_is_straight() {
        PlannedPath path =
                planner.plan(new PlanePose(3, 5.5, 0), new PlanePose(7, 5.5, 0)).orElseThrow();
        assertThat(path.lengthMeters()).isBetween(4.0, 4.03);
    }

    @Test
    void every_way_keeps_the_body_clear_of_the_walls() {
        List<PlanePose> places = List.of(
                HotelCorridor.DOCK, HotelCorridor.ROOM_203, HotelCorridor.SOUTH_CORRIDOR, new PlanePose(3.73, 2.45, 0));
        for (PlanePose from : places) {
            for (PlanePose to : places) {
                PlannedPath path = planner.plan(from, to).orElseThrow();
                for (MapPoint point : path.points()) {
                    assertThat(map.toWall(point.x(), point.y())).isGreaterThan(0.27);
                }
            }
        }
    }

    @Test
    void a_marked_corridor_is_avoided_and_a_sealed_goal_has_no_way() {
        double direct = planner.plan(HotelCorridor.DOCK, HotelCorridor.ROOM_203)
                .orElseThrow()
                .lengthMeters();
        map.mark(line(6.9, 4.75, 6.35));
        double around = planner.plan(HotelCorridor.DOCK, HotelCorridor.ROOM_203)
                .orElseThrow()
                .lengthMeters();
        assertThat(around).isGreaterThan(direct + 6);
        map.mark(line(6.9, 0.25, 1.85));
        assertThat(planner.plan(HotelCorridor.DOCK, HotelCorridor.ROOM_203)).isEmpty();
    }

    @Test
    void a_goal_inside_a_wall_has_no_way() {
        assertThat(planner.plan(HotelCorridor.DOCK, new PlanePose(2.6, 3.0, 0))).isEmpty();
        assertThat(planner.plan(HotelCorridor.DOCK, new PlanePose(40, 3.0, 0))).isEmpty();
    }

    private static List<MapPoint> line(double x, double fromY, double toY) {
        List<MapPoint> points = new ArrayList<>();
        for (double y = fromY; y <= toY; y += 0.04) {
            points.add(new MapPoint(x, y));
        }
        return points;
    }
}
