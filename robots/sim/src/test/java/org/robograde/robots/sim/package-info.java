/** Tests of the simulated field as its users meet it. */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.sim;
