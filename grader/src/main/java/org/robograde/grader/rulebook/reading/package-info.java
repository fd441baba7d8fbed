/**
 * The text of a rulebook to a checked {@link org.robograde.grader.rulebook.Rulebook}, or every mistake in it at once, each with
 * its line, a caret and what to do. Bounded in time and memory whatever the text; nothing in it is run.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.rulebook.reading;
