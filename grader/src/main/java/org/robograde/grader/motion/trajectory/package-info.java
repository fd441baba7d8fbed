/**
 * Poses over time, compared: which pose of one trajectory belongs to which of another, how the two are laid over each other, how
 * far they then are apart, and how far that number can be trusted. Arrays in, numbers out; it knows no file, no evidence, no
 * metric and no limit, and it never mends what it is given without saying so. All of it is the same to the last digit on every
 * machine.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.motion.trajectory;
