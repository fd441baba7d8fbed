package org.robograde.scenarios.play;

/** One thing a person does who steers an arm by hand. */
sealed interface HandMove {
    /** Brings the tool to a point of the map, metres, as near as an eye can tell. */
    record To(double x, double y, double z) implements HandMove {}

    /** Opens or closes the fingers. */
    record Grip(boolean open) implements HandMove {}

    record Rest(double seconds) implements HandMove {}
}
