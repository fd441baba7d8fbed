/**
 * Filling in the empty places of a rulebook: the form a licensed holder of a standard answers, and the rulebook that comes of it.
 * Text in, text out; whether the result is a good rulebook is the reader's question.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.rulebook.filling;
