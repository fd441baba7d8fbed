package org.robograde.grader.rulebook;

/** A text in the product's two languages. */
public record LocalizedText(String en, String zh) {}
