package org.robograde.robots.sim;

import java.net.URI;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.camera.Fiducial;
import org.robograde.robots.sim.world.PlanePose;

/**
 * What to start.
 *
 * @param masterUri the ROS master both nodes join
 * @param camera false leaves the camera out even where the field has one: a picture costs more than all else together; a
 *     tracker on the field then says where the unit is, with known error
 * @param seed of the first trial; {@code /field/reset} brings the next
 * @param start where the unit stands at the beginning of every trial, in the map
 */
public record SimulationOptions(
        URI masterUri,
        SimulatedField field,
        Ability ability,
        Fiducial fiducial,
        boolean camera,
        long seed,
        PlanePose start) {}
