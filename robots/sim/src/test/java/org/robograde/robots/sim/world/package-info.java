/** Tests of the simulated plane against closed forms. */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.sim.world;
