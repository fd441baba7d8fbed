/** org.robograde.robots.units. */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.units;
