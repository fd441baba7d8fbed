/** org.robograde.grader. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader;
