/** The arithmetic of motion.iso9283 held to closed forms, published values and foreign software. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.motion.iso9283;
