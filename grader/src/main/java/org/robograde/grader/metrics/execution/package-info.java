/** How well the unit carries out what was decided. One trial's tracks come in, measurements or the reason for none go out; the definitions stand in {@code execution.yaml}. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.metrics.execution;
