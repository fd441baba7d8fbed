/** Whether the unit understood: orders, objects, questions. One trial's tracks come in, measurements or the reason for none go out; the definitions stand in {@code cognition.yaml}. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.metrics.cognition;
