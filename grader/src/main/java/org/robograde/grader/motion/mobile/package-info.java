/**
 * Performance of robots that drive on a floor, after ISO 18646-1 and -2, GB/T 38124 and GB/T 40327, whose contents lists are known and
 * whose trial counts are not: none is assumed here. Metres and radians in the plane. Plain values in and out.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.motion.mobile;
