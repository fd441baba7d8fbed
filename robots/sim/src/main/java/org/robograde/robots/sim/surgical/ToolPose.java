package org.robograde.robots.sim.surgical;

/** Where the instrument's tip is and how it is turned, in the map; the tool's own z axis is the shaft, pointing out at the tip. */
record ToolPose(SpacePoint position, Turn orientation) {}
