package org.robograde.scenarios.site;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a field for arms has beside its floor plan: named poses of a tool, parts, commanded paths, and what is stated of its instruments. Frame "map",
 * the arm's base at its origin, metres, z up from the table.
 *
 * @param paths name to the names of the poses they lead through
 * @param trackerStandardUncertaintyMeters of one reading of the instrument that follows the tool (k = 1), if there is one
 */
public record Cell(
        Map<String, CellPose> poses,
        Map<String, Part> parts,
        Map<String, List<String>> paths,
        Optional<Double> trackerStandardUncertaintyMeters) {
    public Cell {
        poses = Collections.unmodifiableMap(new TreeMap<>(poses));
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
        paths = Collections.unmodifiableMap(new TreeMap<>(paths));
    }

    /** A named pose of the tool; the quaternion has length 1. */
    public record CellPose(String id, double x, double y, double z, double qx, double qy, double qz, double qw) {}

    /** A part and where its centre is when a trial begins. */
    public record Part(String id, double x, double y, double z, double massKilograms) {}

    /** A cell without anything in it. */
    public static Cell empty() {
        return new Cell(Map.of(), Map.of(), Map.of(), Optional.empty());
    }
}
