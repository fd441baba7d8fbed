/** The simulated arm in its cell, driven step by step without ROS. */
@NullMarked
package org.robograde.robots.sim.industrial;

import org.jspecify.annotations.NullMarked;
