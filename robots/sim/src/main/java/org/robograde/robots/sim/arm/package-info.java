/**
 * A six-axis arm as mechanics: where its tool is for given joints and back, how its joints follow what they are told, and courses of the tool in
 * space. Positions in metres in the arm's base frame, z up; angles in radians. It knows no ROS, no task and no ability.
 */
@NullMarked
package org.robograde.robots.sim.arm;

import org.jspecify.annotations.NullMarked;
