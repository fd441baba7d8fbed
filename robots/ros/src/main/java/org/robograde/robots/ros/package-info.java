/** org.robograde.robots.ros. */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.ros;
