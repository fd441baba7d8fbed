/**
 * A simulated industrial arm in its cell, as real ROS nodes under granted time. In come a plan of the cell, an ability and commands on topics; out go
 * joint states, tool poses, forces, plans, words and the field's truth. The unit's side sees encoders, camera and scanner only, never the truth.
 */
@NullMarked
package org.robograde.robots.sim.industrial;

import org.jspecify.annotations.NullMarked;
