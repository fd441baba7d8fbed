/**
 * Judges clocks: how far a source's stamps are from the station's clock, how that changes, and where it jumps. Comes in: pairs of
 * instants. Goes out: offset, drift, jitter and steps. It reads no clock itself and knows nothing of messages.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station.recorder.clocks;
