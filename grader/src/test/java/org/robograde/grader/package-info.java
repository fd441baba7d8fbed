/** Tests of the room's border: whole bundles to whole grades. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader;
