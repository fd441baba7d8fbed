/**
 * The ways to measure a trial. One trial's tracks come in, a {@link org.robograde.grader.metrics.Measurement} with its
 * uncertainty and its place in the evidence goes out, or the reason why there is none. A metric holds no limit and knows no
 * clause, no level and no other trial; it reads no clock, no random number and no default of the machine.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.metrics;
