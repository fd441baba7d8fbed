/**
 * A standard as data, and the verdicts it leads to. A YAML text and the catalogue of metrics come in, a checked {@link
 * org.robograde.grader.rulebook.Rulebook} goes out, or all its mistakes at once; measurements come in, verdicts per clause and
 * level go out. It never sees evidence, only measurements, and it runs no code from the file.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.rulebook;
