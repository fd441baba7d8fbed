/** org.robograde.agent.vision. */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.vision;
