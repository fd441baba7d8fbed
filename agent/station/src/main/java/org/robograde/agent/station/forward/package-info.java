/**
 * Carries records from a station at the far end of a field to the main one over a link that loses, repeats, reorders and breaks. In come bytes, each is
 * on disk before anything else happens to it and stays there until the main station says that it has it on its own disk; out they come there once each,
 * in order. The package must not know what the bytes mean.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station.forward;
