/**
 * What is known of how far a measured value may be from the true one, after the Guide to the expression of uncertainty in
 * measurement (JCGM 100, JJF 1059.1). Standard uncertainties by name come in, a {@link
 * org.robograde.grader.uncertainty.Budget} with the combined and the expanded uncertainty goes out. Knows nothing of robots,
 * evidence or rulebooks.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.uncertainty;
