/**
 * Records a trial: every ROS message as it came off the wire, and when. Comes in: raw messages from the robot link, on its
 * threads. Goes out: the same bytes into a {@link org.robograde.agent.evidence.BundleWriter}, each with its time on the trial's
 * clock. It must not decode payloads beyond a leading time stamp, and must not know why a topic matters.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station.recorder;
