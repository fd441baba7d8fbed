package org.robograde.robots.sim;

import java.util.Optional;
import org.robograde.robots.sim.camera.OverheadCamera;
import org.robograde.robots.sim.world.FloorPlan;

/** The field to simulate: what stands on it, and the camera above it if there is one. */
public record SimulatedField(FloorPlan plan, Optional<OverheadCamera> camera) {}
