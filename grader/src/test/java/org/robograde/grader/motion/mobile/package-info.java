/** The arithmetic of motion.mobile held to closed forms, published values and foreign software. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.motion.mobile;
