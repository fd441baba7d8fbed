/** Tests of the unit's parts, one by one. */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.sim.unit;
