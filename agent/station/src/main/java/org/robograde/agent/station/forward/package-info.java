/**
 * Carries what instruments and cameras at the far end of a field say to the main station, over a link that loses, repeats, reorders and breaks. Each record is
 * on disk before anything else happens to it and stays there until the main station says that it has it on its own disk; there it comes out once and in order,
 * with times on that station's clock. The package must not know what a trial is.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station.forward;
