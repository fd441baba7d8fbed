/**
 * A changed rulebook over an archive: who would change level, which clause decides, how sure. Each bundle is measured once, a
 * pure function of its bytes, and kept beside the archive under the hash of its evidence and of the metrics; an interrupted run
 * goes on where it stopped. Nothing depends on where it runs.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.grader.whatif;
