/** Tests of reading ROS 1 bags that no recorder would write: from bytes put together here, to what is handed on and stated. */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.evidence.bag;
