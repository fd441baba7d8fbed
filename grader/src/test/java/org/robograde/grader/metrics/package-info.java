/** Metrics held to closed forms and published values. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.metrics;
