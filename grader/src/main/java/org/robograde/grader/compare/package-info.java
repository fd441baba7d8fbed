/**
 * Holds grades against each other: two go in, out comes what differs, by how much, and whether by more than chance. It judges
 * no clause and changes no grade.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.compare;
