/** Tests of adding up. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.grade;
