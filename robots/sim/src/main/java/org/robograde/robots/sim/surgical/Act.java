package org.robograde.robots.sim.surgical;

import java.util.List;

/** One part of a plan. */
sealed interface Act {
    record Go(List<SpacePoint> course, double topSpeed) implements Act {}

    record Jaw(double radians) implements Act {}

    record Rest(double seconds) implements Act {}
}
