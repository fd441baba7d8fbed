/** org.robograde.robots.sim. */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.sim;
