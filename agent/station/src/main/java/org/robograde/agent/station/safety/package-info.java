/**
 * Whether a unit may move, and what happens the moment it may not. In come heartbeats, hazards and what persons decide; out go the stop and a
 * record of every change with the time it took. The arm and abort logic follows the pattern of vehicle proving grounds (ISO 22133). The package
 * must not know trials, scenarios or how a stop reaches a unit. It is no safety device: a unit's own emergency stop and a person beside it are.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station.safety;
