/**
 * The border of this room. Sealed evidence of one unit and a rulebook come in; a {@link org.robograde.grader.grade.Grade}, its
 * canonical bytes and the proof that they can be computed again go out. Inside, one way only: evidence, metrics, rulebook,
 * grade. Nothing here reads a clock, a random number, the network, or the machine's locale, charset or time zone.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader;
