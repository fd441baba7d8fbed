package org.robograde.scenarios.site;

/**
 * What the field says of people for the protective distance (ISO/TS 15066, ISO 13855): how fast they come, how far they reach, how well they are seen.
 *
 * @param humanMetersPerSecond directed speed of a person
 * @param intrusionMeters how far a person reaches before being seen
 * @param personUncertaintyMeters of where the field sees people
 */
public record Separation(double humanMetersPerSecond, double intrusionMeters, double personUncertaintyMeters) {}
