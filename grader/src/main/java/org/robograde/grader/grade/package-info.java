/**
 * Measurements of all trials and a rulebook in, one grade out: findings per clause, levels per element and overall, the
 * autonomy read off the record, and the canonical JSON that is signed and compared. Pure: it reads no clock, no random number,
 * no default of the machine, and the order in which trials come in does not matter.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.grade;
