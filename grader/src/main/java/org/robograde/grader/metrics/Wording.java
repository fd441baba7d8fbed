package org.robograde.grader.metrics;

/** A text in both languages. */
public record Wording(String en, String zh) {}
