/**
 * The characteristics of ISO 9283:1998 (identical: GB/T 12642-2013) from commanded and attained poses and paths. Lengths are in the
 * caller's unit and come back in it, angles are radians. Formulas as published in secondary sources (the standard's own text was not
 * at hand); its clause is named where it is known. Nothing here decides whether the number of cycles suffices: {@link
 * org.robograde.grader.motion.iso9283.StandardCycles} says what the standard asks for.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.motion.iso9283;
