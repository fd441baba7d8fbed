/**
 * The arithmetic of safety around people: protective separation distance and margin, contact force, reaction to a stop. The limits
 * themselves (forces, pressures, required distances) are a rulebook's business; none is here. Plain values in and out.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.motion.separation;
