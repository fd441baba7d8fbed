/**
 * The same report as tables: UTF-8 comma-separated files with full precision, for spreadsheets and programs, and a
 * dictionary of their columns. Numbers are written as Java writes doubles, in the evidence's own units; words are the
 * grade's own identifiers, not translated.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.reports.tables;
