package org.robograde.agent.evidence;

/** Which clock a recording's times are on. */
public enum TimeBase {
    /** The station's wall clock, UTC, nanoseconds since 1970. */
    STATION_UTC,
    /** Simulated time published on {@code /clock}, nanoseconds since the simulation's start. */
    SIMULATED,
    /** Times as found in a recording made elsewhere; what they mean is not known. */
    IMPORTED
}
