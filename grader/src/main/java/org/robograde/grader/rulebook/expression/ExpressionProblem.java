package org.robograde.grader.rulebook.expression;

/**
 * One mistake in an expression.
 *
 * @param line of the expression's text, from 1
 * @param column from 0, in characters
 */
public record ExpressionProblem(String code, int line, int column, String message, String hint) {}
