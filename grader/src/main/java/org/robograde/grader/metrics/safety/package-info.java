/** How the unit behaves when it must not do harm. One trial's tracks come in, measurements or the reason for none go out; the definitions stand in {@code safety.yaml}. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.metrics.safety;
