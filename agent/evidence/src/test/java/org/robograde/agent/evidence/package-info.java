/** Tests of the evidence: written, crashed, damaged, sealed, altered, imported. */
@NullMarked
package org.robograde.agent.evidence;

import org.jspecify.annotations.NullMarked;
