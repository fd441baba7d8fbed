/** Tests of filling in empty places. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.rulebook.filling;
