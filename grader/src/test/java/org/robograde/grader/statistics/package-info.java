/** Statistics held to Apache Commons Statistics, SciPy's constants and published tables. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.statistics;
