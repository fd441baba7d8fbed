/** How long the unit works and how often it fails. One trial's tracks come in, measurements or the reason for none go out; the definitions stand in {@code reliability.yaml}. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.metrics.reliability;
