/** metrics. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.metrics;
