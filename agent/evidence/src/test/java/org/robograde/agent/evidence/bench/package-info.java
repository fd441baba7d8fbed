@org.jspecify.annotations.NullMarked
package org.robograde.agent.evidence.bench;
