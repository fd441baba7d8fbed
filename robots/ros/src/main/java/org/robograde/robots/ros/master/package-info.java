/**
 * The state of a ROS 1 graph and its parameters, and the telling of those concerned. Registrations and parameter writes
 * come in, lists for the answers and notices to other nodes go out. A node that is dead or slow delays nobody but
 * itself. This package must not know how a method call reached it.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.ros.master;
