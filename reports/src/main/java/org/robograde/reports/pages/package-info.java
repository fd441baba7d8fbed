/**
 * Turns a {@link org.robograde.reports.input.ReportInput} into one web page per language: numbers become text with unit
 * and uncertainty, verdicts become badges with a word, moments become a plot and a frame. A page asks nothing of the
 * network and runs no script. Everything that came from outside passes the template's escaping; only the SVG drawn here
 * does not.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.reports.pages;
