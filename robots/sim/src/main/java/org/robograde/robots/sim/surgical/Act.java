package org.robograde.robots.sim.surgical;

import java.util.List;
import org.robograde.robots.sim.arm.Point3;

/** One part of a plan. */
sealed interface Act {
    record Go(List<Point3> course, double topSpeed) implements Act {}

    record Jaw(double radians) implements Act {}

    record Rest(double seconds) implements Act {}
}
