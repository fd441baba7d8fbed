/**
 * One trial's evidence, read once, as the compact tracks that metrics look at: where the unit was, how fast it moved, what
 * it planned and said, where people were, what the station did. Sealed evidence comes in, an immutable {@link
 * org.robograde.grader.metrics.trial.TrialEvidence} goes out. It must not know any metric, any limit or any level; what it
 * could not read it states instead of guessing.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.metrics.trial;
