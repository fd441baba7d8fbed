package org.robograde.reports.charts;

/**
 * What a reader who cannot see a picture is told.
 *
 * @param id unique in the page; letters, digits and dashes
 * @param title what is shown
 * @param description what can be seen in it, in a sentence
 */
public record Caption(String id, String title, String description) {}
