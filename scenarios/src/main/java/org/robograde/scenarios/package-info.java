/**
 * Scenarios: what a trial is made of, in three packages that build on each other. {@code site} reads a field, {@code language} reads a script and
 * checks it whole against a site and a unit, {@code play} plays one repetition of it against ports. This package itself holds nothing. None of
 * them knows recordings, metrics or grades.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.scenarios;
