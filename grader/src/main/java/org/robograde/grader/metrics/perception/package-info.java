/** How well the unit perceives: where it is, what is there, and how soon it notices, each against the field's own knowledge. One trial's tracks come in, measurements or the reason for none go out; the definitions stand in {@code perception.yaml}. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.metrics.perception;
