/**
 * Plays one repetition of a scenario. In come a planned trial, its site and the ports: a driver for the unit, a clock of trial time, what can be done
 * to the field, and a sink for events; out go commands, and an event for everything that is done or seen. One thread, fixed ticks, no clock
 * but the trial's and no chance but the trial's seed: in simulated time the same trial plays the same way everywhere. It must not know how
 * events are recorded, nor judge anything: an expectation is noted, never graded.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.scenarios.play;
