/**
 * Lays the report out on paper: the same template in, a PDF out that carries its fonts, its structure and its charts as
 * vectors. It knows no clock: the same input gives the same bytes.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.reports.paper;
