/**
 * Points, rotations and angles in space, for the arithmetic of motion. Plain values in, plain values out; knows no evidence, no
 * metric, no unit but the caller's.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.motion.geometry;
