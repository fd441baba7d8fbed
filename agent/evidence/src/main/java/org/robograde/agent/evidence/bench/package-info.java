/**
 * Figures of benchmarks: what was measured, of ours and of a peer in the same run, and whether a target is met. Every
 * room's benchmarks hand these out; what they measure stands in the {@code bench} package of the room that owns the code.
 * Nothing here knows what a figure is about, except {@link org.robograde.agent.evidence.bench.McapBench}, which is this room's own.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.evidence.bench;
