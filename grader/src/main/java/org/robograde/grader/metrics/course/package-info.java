/** What happened in a trial, as several metrics ask for it: blocked ways, calls for help, ways driven, time worked. One trial's tracks and events come in, happenings go out; no metric is known here. */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.metrics.course;
