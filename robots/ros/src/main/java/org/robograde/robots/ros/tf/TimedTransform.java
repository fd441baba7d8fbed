package org.robograde.robots.ros.tf;

import org.robograde.robots.messages.RosTime;

/** A transform and the time for which it holds; time 0 where only static frames lie between, so that it holds always. */
public record TimedTransform(RosTime time, RigidTransform transform) {}
