/**
 * The test field as data. A site's YAML comes in; out go its typed form (walls, places, barriers, cameras with their calibration, instruments)
 * and the length of the shortest way between two poses for a round unit. It must not know units, scripts or anything that moves. All lengths are
 * metres and all angles radians in the frame {@code map}: x to the east, y to the north, counter-clockwise from east.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.scenarios.site;
