/** Closed forms and published values of the arithmetic behind execution. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.metrics.execution;
