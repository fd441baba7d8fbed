/**
 * Numbers in, numbers out: exact binomial bounds, repetition plans, quantiles, and numbers as text. Knows nothing of
 * robots, evidence or rulebooks. Written on {@link StrictMath} and exact arithmetic only, so that two Java versions and two
 * processors give the same last digit; the tests hold it to Apache Commons Statistics and to published tables.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.statistics;
