/**
 * A campaign: what trials a claimed level needs, in which order, which of them are done and count, and when to stop. In come a rulebook, a unit and a site's scripts; out go a plan, committed to
 * before anything moves, and a log that only grows, from which an interrupted campaign goes on. The package must not know how a trial is played.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station.campaign;
