package org.robograde.reports.input;

/** Who says where the unit was. */
public enum TrackSource {
    /** The field's camera, an observation (role {@code observed.unit_pose}), frame map. */
    CAMERA("observed.unit_pose", true),
    /** What the unit believes (role {@code map_pose}), frame map. */
    OWN_ESTIMATE("map_pose", true),
    /** The simulation's truth (role {@code truth.unit_pose}), frame map; a real field has none. */
    SIMULATION_TRUTH("truth.unit_pose", true),
    /** Wheel odometry (role {@code odometry}), in its own frame: not drawn over the map. */
    ODOMETRY("odometry", false);

    private final String role;
    private final boolean inMap;

    TrackSource(String role, boolean inMap) {
        this.role = role;
        this.inMap = inMap;
    }

    /** The role that evidence gives the topic. */
    public String role() {
        return role;
    }

    /** True if the positions are in the site's frame. */
    public boolean inMap() {
        return inMap;
    }
}
