/** Tests of the MCAP reader and writer against the format's own conformance files, and against damage. */
@NullMarked
package org.robograde.agent.evidence.mcap;

import org.jspecify.annotations.NullMarked;
