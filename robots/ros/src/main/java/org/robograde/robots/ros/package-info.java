/**
 * A ROS 1 node and master on the JDK alone. Messages by topic, service calls, parameters and a node's time come in and go out over real
 * sockets to any ROS 1 peer; the master is Debian's, ours or a robot's own. Received messages leave raw, with the time
 * of their last byte, before anyone looks inside, because they are evidence. This package must not know what a message
 * means, that there are trials, or that anything is graded.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.ros;
