/**
 * MCAP files, written and read by the published format and nothing else. What comes in: schemas, channels, messages and
 * metadata, or a file that may be cut, damaged or hostile. What goes out: a file every MCAP viewer opens, or the records
 * that can still be read together with the {@linkplain org.robograde.agent.evidence.mcap.Gap gaps} where they cannot.
 * This package must not know what a trial, a bundle or a robot is.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.evidence.mcap;
