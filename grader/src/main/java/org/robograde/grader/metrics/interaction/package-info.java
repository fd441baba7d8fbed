/** How the unit deals with people: what it says, when it answers, and how near it comes. One trial's tracks come in, measurements or the reason for none go out; the definitions stand in {@code interaction.yaml}. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.metrics.interaction;
