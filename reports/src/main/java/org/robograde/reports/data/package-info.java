/**
 * The same report for programs: one canonical JSON document with everything the pages say, the grade in it as it is, and the
 * hashes of the files beside it. It is what a laboratory signs.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.reports.data;
