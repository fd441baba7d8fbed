/**
 * How smoothly something moves, and how much it trembles: from evenly sampled speeds and positions to numbers. Knows no evidence.
 * The Fourier transform is Hipparchus', plain Java arithmetic that gives the same digits everywhere.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.motion.smoothness;
