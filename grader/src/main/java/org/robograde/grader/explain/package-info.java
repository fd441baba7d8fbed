/**
 * Why a grade is what it is: from the level over element, clause, rule and measurement to the bytes of the evidence. A grade and,
 * where they are at hand, its bundles come in; a chain goes out that a person or a program can follow. Decides nothing.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.explain;
