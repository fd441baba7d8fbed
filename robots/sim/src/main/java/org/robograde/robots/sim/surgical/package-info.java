/**
 * A simulated teleoperated surgical arm on an operating table: an instrument through a remote centre of motion, the console's hand controller with a
 * surgeon's hand on it, rings, pegs, a needle target and a line. Commands and stimuli come in under granted time; out go the unit's topics in CRTK's
 * words and, from the field's side, the truth and a tracker. What a unit decides knows its own encoders, its own camera and tracker, its force sensor
 * and what it was told; it never sees the scene itself. Lengths in metres, angles in radians, the map's z axis up.
 */
@NullMarked
package org.robograde.robots.sim.surgical;

import org.jspecify.annotations.NullMarked;
