/** Tests of the arithmetic on trajectories: closed forms. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.motion.trajectory;
