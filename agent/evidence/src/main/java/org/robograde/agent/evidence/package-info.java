/**
 * The evidence of one trial, from its first byte to its seal and ever after. What comes in: messages as they are received,
 * events, documents, or a recording made elsewhere. What goes out: a folder ({@code SPEC.md} describes it) that is sealed
 * once and then read, in the same order every time, with everything that is missing stated. It must not know what the
 * evidence means: no scenario, no metric, no limit, and after the seal no clock.
 */
@NullMarked
package org.robograde.agent.evidence;

import org.jspecify.annotations.NullMarked;
