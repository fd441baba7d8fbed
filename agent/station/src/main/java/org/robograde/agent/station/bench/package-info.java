/**
 * Benchmarks of the whole program: the recorder against {@code rosbag record}, with the same publisher, on the same machine, in one
 * run; metrics and grading on generated trials. Comes in: what is installed here. Goes out: figures. It must not be used by
 * anything but the bench commands.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station.bench;
