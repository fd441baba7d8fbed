/**
 * How faithfully a slave follows a master, and how it keeps to the bounds of its task: delay, tracking error, workspace, remote
 * centre of motion, forbidden regions. Plain values in and out; knows no evidence.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.motion.teleoperation;
