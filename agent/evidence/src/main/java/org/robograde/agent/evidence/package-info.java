/** org.robograde.agent.evidence. */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.evidence;
