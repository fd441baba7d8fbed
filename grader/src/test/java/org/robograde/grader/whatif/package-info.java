/** Tests of changed rulebooks over archives. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.whatif;
