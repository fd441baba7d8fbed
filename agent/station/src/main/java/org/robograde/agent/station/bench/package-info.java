/**
 * Benchmarks of the whole recorder against {@code rosbag record}: the real program, the same publisher, the same machine, one run.
 * Comes in: what is installed here. Goes out: figures. It must not be used by anything but the bench commands.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station.bench;
