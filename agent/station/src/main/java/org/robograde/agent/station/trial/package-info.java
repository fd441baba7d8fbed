/**
 * Runs trials: brings a unit, a site and a script together, records what happens and seals it. Comes in: a checked scenario and a
 * unit that answers. Goes out: one sealed bundle per trial, also when the robot or the link failed. It must not know metrics or
 * levels: the same trial may be judged under rules not yet written.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station.trial;
