/** How able a simulated unit of any class is; known to who starts a simulation and to how its unit behaves, and to nothing after the seal. */
@NullMarked
package org.robograde.robots.sim.ability;

import org.jspecify.annotations.NullMarked;
