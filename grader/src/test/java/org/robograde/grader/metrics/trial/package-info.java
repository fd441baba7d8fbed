/** Tests of reading evidence into tracks. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.metrics.trial;
