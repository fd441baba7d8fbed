/**
 * The benchmarks of this room: how often a rule accepts wrongly, by simulation, and how long a changed rulebook takes over an
 * archive. The one package here that reads a clock and draws random numbers, both outside anything that reaches a grade.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.bench;
