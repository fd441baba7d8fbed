/**
 * A whole report's worth of made-up but plausible input: a delivery in the hotel corridor, graded. Used by the tests, and
 * written out by {@link org.robograde.reports.sample.SampleReport} for people to look at.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.reports.sample;
