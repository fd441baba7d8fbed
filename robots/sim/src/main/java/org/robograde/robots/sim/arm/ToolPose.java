package org.robograde.robots.sim.arm;

/** Where a tool is and how it is turned, in the map, whose origin is an arm's base where it has one. The tool points along its own z axis. */
public record ToolPose(Point3 position, Turn orientation) {
    /** Pointing straight down. */
    public static ToolPose down(Point3 position) {
        return new ToolPose(position, Turn.DOWN);
    }

    public ToolPose moved(Point3 by) {
        return new ToolPose(position.plus(by), orientation);
    }

    public ToolPose at(Point3 elsewhere) {
        return new ToolPose(elsewhere, orientation);
    }
}
