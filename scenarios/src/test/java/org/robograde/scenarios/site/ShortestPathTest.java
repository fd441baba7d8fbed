package org.robograde.scenarios.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.robograde.robots.units.yaml.LocalText;

/** Closed forms: a straight line, tangents and an arc about one wall end, and ways that are not there. */
class ShortestPathTest {
    private static final double RADIUS = 0.25;

    private static Site siteOf(WallSegment... walls) {
        return new Site(
                "test",
                1,
                new LocalText("Test", "测试"),
                new Site.Bounds(-10, -10, 10, 10),
                List.of(walls),
                Map.of(),
                Map.of("gate", new Barrier("gate", new WallSegment(0, 0, 0, 10), new LocalText("Gate", "门"))),
                Map.of(),
                Map.of(),
                "");
    }

    private static double length(Site site, PointInMap from, PointInMap to, String... closed) {
        return new ShortestPath(site, RADIUS)
                .lengthMeters(from, to, Set.of(closed))
                .orElse(Double.NaN);
    }

    @Test
    void a_free_way_is_the_straight_line() {
        assertThat(length(siteOf(), new PointInMap(-3, -4), new PointInMap(0, 0)))
                .isCloseTo(5, within(1e-12));
    }

    @Test
    void the_way_around_a_wall_end_is_two_tangents_and_an_arc() {
        // A wall down from the origin; the unit goes from its left to its right over the end at (0, 0).
        Site site = siteOf(new WallSegment(0, -10, 0, 0));
        double tangent = Math.sqrt(3 * 3 + 1 - RADIUS * RADIUS);
        double toCentre = Math.atan2(1, 3);
        double arc = Math.PI - 2 * Math.acos(RADIUS / Math.hypot(3, 1)) + 2 * toCentre;
        double exact = 2 * tangent + RADIUS * arc;

        double found = length(site, new PointInMap(-3, -1), new PointInMap(3, -1));

        assertThat(found).isBetween(exact - 1e-9, exact + 0.04 * RADIUS);
    }

    @Test
    void the_way_around_a_right_angle_is_never_too_short_and_at_most_10_mm_too_long() {
        // A solid quadrant: a unit hugging it goes straight, a quarter circle, straight.
        Site site = siteOf(new WallSegment(0, -10, 0, 0), new WallSegment(0, 0, 10, 0));
        double exact = 5 + RADIUS * Math.PI / 2 + 5;

        double found = length(site, new PointInMap(-RADIUS, -5), new PointInMap(5, RADIUS));

        assertThat(found).isBetween(exact - 1e-9, exact + 0.010);
    }

    @Test
    void a_closed_barrier_lengthens_the_way_and_a_wall_without_end_leaves_none() {
        Site open = siteOf(new WallSegment(0, -10, 0, -1));
        double free = length(open, new PointInMap(-2, 5), new PointInMap(2, 5));
        double around = length(open, new PointInMap(-2, 5), new PointInMap(2, 5), "gate");

        assertThat(free).isEqualTo(4);
        assertThat(around).isGreaterThan(2 * 5);
        assertThat(length(siteOf(new WallSegment(0, -10, 0, 0)), new PointInMap(-2, 5), new PointInMap(2, 5), "gate"))
                .isNaN();
    }

    @Test
    void a_gap_narrower_than_the_unit_is_closed() {
        Site wide = siteOf(new WallSegment(0, -10, 0, 0), new WallSegment(0, 0.6, 0, 10));
        Site narrow = siteOf(new WallSegment(0, -10, 0, 0), new WallSegment(0, 0.4, 0, 10));

        assertThat(length(wide, new PointInMap(-1, 0.3), new PointInMap(1, 0.3)))
                .isEqualTo(2);
        assertThat(length(narrow, new PointInMap(-1, 0.2), new PointInMap(1, 0.2)))
                .isNaN();
    }

    @Test
    void a_unit_that_stands_too_near_to_a_wall_still_has_a_way_out() {
        Site site = siteOf(new WallSegment(0, -10, 0, 10));

        assertThat(length(site, new PointInMap(-0.1, 0), new PointInMap(-2, 0))).isCloseTo(1.9, within(1e-9));
    }

    @Test
    void the_hotel_s_ways_are_what_a_ruler_says() {
        Site hotel = Site.load(Path.of(System.getProperty("robograde.root"), "scenarios/sites/hotel-corridor.yaml"));
        ShortestPath paths = new ShortestPath(hotel, RADIUS);
        PointInMap dock = hotel.place("dock").orElseThrow().point();
        PointInMap room203 = hotel.place("room-203").orElseThrow().point();
        // Along the west hall, around the block's corner at (2.6, 4.7), around the door post of room 203 at (7.77,
        // 4.7).
        double toCorner = Math.hypot(2.6 - 1.2, 4.7 - 3.3);
        double rough = toCorner + (7.77 - 2.6) + Math.hypot(8.27 - 7.77, 4.7 - 4.15);

        double free = paths.lengthMeters(dock, room203, Set.of()).orElseThrow();
        double blocked =
                paths.lengthMeters(dock, room203, Set.of("north-corridor")).orElseThrow();

        assertThat(free).isBetween(rough, rough + 0.6);
        // Around the block's other three corners instead, outside each by the unit's radius.
        double roughBlocked = Math.hypot(1.4, 1.4) + 6.8 + 2.8 + 0.63 + Math.hypot(0.5, 0.55);
        assertThat(blocked).isBetween(roughBlocked, roughBlocked + 1.6);
        assertThat(paths.way(dock, room203, Set.of()).get(0)).isEqualTo(dock);
    }
}
