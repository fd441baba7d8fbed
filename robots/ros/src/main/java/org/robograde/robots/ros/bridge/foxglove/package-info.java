/**
 * The Foxglove WebSocket protocol, version 1, as its client: what foxglove_bridge speaks for ROS 1 and ROS 2. Channels, services, parameters
 * and the connection graph in; subscriptions, messages and calls out. Source: "Foxglove WebSocket Protocol Specification v1".
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.ros.bridge.foxglove;
