/** The mechanics of an arm, held against closed forms. */
@NullMarked
package org.robograde.robots.sim.arm;

import org.jspecify.annotations.NullMarked;
