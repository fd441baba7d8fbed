/**
 * Numbers come in, pictures go out: each chart is a value that turns itself into one piece of SVG, in the report's one
 * theme and with the report's own font, so that it looks the same on every machine. Words arrive already in the reader's
 * language; nothing here knows a grade, a clause or a rule.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.reports.charts;
