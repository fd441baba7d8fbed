/** Tests of figures on files; numbers to reach are read from the data's own EXPECTED.json and README. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.measure;
