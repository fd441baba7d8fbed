package org.robograde.robots.sim.industrial;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.world.RandomStreams;

/** The unit's scanner for people around the cell: places them to a few centimetres, misses some, now and then takes a thing for one. */
final class PeopleScanner {
    private static final double NOISE_METERS = 0.04;
    private static final double RANGE_METERS = 4;
    private static final double FALSE_FINDS = 0.004;

    private final Random chance;
    private final double misses;

    PeopleScanner(RandomStreams streams, double misses) {
        chance = streams.stream("people-scanner");
        this.misses = misses;
    }

    List<Point3> scan(CellWorld world) {
        List<Point3> seen = new ArrayList<>();
        for (CellPerson person : world.people()) {
            Point3 at = person.place();
            double x = NOISE_METERS * chance.nextGaussian();
            double y = NOISE_METERS * chance.nextGaussian();
            boolean noticed = chance.nextDouble() >= misses;
            if (noticed && at.planeDistanceTo(Point3.ZERO) < RANGE_METERS) {
                seen.add(new Point3(at.x() + x, at.y() + y, 0));
            }
        }
        if (misses < 1 && chance.nextDouble() < FALSE_FINDS) {
            seen.add(new Point3(-1.5 * chance.nextDouble() - 1.2, 3 * chance.nextDouble() - 1.5, 0));
        }
        return seen;
    }

    /** A light curtain about the tool, which tells no more than that someone is near: the distance, or infinity. */
    double curtainMeters(CellWorld world, Point3 tool) {
        return world.people().stream()
                .mapToDouble(person -> person.place().planeDistanceTo(tool))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
