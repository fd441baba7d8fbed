package org.robograde.robots.sim.industrial;

import java.net.URI;
import org.robograde.robots.sim.ability.Ability;

/**
 * What to start.
 *
 * @param masterUri the ROS master both nodes join
 * @param seed of the first trial; {@code /field/reset} brings the next
 */
public record IndustrialOptions(URI masterUri, CellPlan plan, Ability ability, long seed) {}
