/**
 * The rosbridge protocol, version 2, as its client: what rosbridge_suite speaks for ROS 1 and ROS 2. Operations in JSON, topic messages in
 * CBOR around their wire bytes where the bridge can; what is on offer is asked of rosapi. Source: "rosbridge v2.0 Protocol Specification".
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.ros.bridge.rosbridge;
