/** Tests of reading rulebooks and judging by them. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.rulebook.expression;
