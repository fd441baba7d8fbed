/** Tests of the simulated surgical arm: closed forms, limits, and the behaviour that tells one ability from the next. */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.sim.surgical;
