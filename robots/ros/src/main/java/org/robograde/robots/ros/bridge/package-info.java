/**
 * Links to robots through a WebSocket bridge, which is how a ROS 2 system is reached. In come frames from a bridge, out come raw messages as
 * ROS 1 subscriptions give them, and service calls; what is common to the bridge protocols stands here, each protocol in a package of its
 * own. Knows no robots, profiles or trials. A bridge is a foreign program: what it sends is bounded in size, depth and number.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.ros.bridge;
