/** How well the unit decides: its ways, its new plans, its recovery, and the rules of the site. One trial's tracks come in, measurements or the reason for none go out; the definitions stand in {@code decision.yaml}. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.metrics.decision;
