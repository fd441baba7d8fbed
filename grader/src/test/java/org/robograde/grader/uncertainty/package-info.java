/** Published budgets and closed forms. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.uncertainty;
