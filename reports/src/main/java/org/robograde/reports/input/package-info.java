/**
 * What a report is made of, as plain values: the grade, what the laboratory says about itself, and for each trial the
 * tracks, events and the map to draw. The values can be written by hand, or taken out of sealed evidence by {@link
 * org.robograde.reports.input.TrialPicture#of}. Nothing here knows how a page or a chart looks.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.reports.input;
