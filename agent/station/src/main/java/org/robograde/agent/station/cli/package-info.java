/**
 * The commands people and programs type. Comes in: arguments. Goes out: files in the folders named, a table or one JSON document
 * on standard output, progress and problems on standard error, and an exit code. A command holds no logic beyond wiring the
 * rooms together; whatever could be wanted without a command line belongs to a room.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station.cli;
