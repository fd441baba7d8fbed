/** How much a person does for the unit, and who does what. One trial's tracks come in, measurements or the reason for none go out; the definitions stand in {@code autonomy.yaml}. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.metrics.autonomy;
