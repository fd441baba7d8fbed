/** org.robograde.agent.station. */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station;
