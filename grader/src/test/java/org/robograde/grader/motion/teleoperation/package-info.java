/** The arithmetic of motion.teleoperation held to closed forms, published values and foreign software. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.motion.teleoperation;
