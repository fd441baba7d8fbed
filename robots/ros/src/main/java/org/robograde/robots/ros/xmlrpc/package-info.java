/**
 * XML-RPC as ROS 1 speaks it between nodes and master. Method calls come in as method name and arguments, answers go out
 * as values: Boolean, Integer, Double, String, byte[], Instant, List and Map, nothing else. Built for peers that may be
 * broken or hostile: no DOCTYPE, no entity, bounded bodies and nesting, time limits on every wait. This package knows
 * HTTP and XML only; what a method means, and that there is a master, it must not know.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.ros.xmlrpc;
