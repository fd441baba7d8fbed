/** The arithmetic of motion.separation held to closed forms, published values and foreign software. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.motion.separation;
