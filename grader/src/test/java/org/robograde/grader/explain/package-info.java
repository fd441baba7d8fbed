/** Tests of explanations. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.explain;
