/**
 * The field agent, and the program people start: it brings the rooms together and decides nothing itself. Comes in: profiles,
 * sites, scripts and rulebooks named on the command line, ROS messages and instrument readings. Goes out: sealed bundles,
 * grades and reports in folders. It must not hold a limit, a metric or a drawing: those belong to the grader and the reports.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station;
