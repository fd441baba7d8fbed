/**
 * Keeps a grade with everything needed to compute it again: the grade's canonical bytes, their signature, the exact rulebook,
 * and where the bundles are. Comes in: a grade just computed, or a folder. Goes out: that folder, or a statement of what in it
 * holds and what does not. It must not judge: it compares bytes.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station.grading;
