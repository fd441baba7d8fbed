/**
 * Derived quantities: a text in CEL, a closed expression language without loops, input or output, comes in; an {@link
 * org.robograde.grader.rulebook.expression.Expression} that was checked for words, types, metrics and units goes out, or every
 * mistake with its place. Knows nothing of rulebooks, trials or evidence.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.rulebook.expression;
