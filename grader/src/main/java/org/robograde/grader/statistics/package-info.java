/**
 * Numbers in, numbers out: distributions and their quantiles, exact and score intervals, exact and sequential tests,
 * repetition plans, the bootstrap with its seeded generator, and numbers as text. Knows nothing of robots, evidence or
 * rulebooks. Written on {@link StrictMath} and exact arithmetic only, so that two Java versions and two processors give the
 * same last digit; the tests hold it to scipy to 1e-10 and to printed examples.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.statistics;
