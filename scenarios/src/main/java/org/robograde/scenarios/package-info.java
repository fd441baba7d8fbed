/** org.robograde.scenarios. */
@org.jspecify.annotations.NullMarked
package org.robograde.scenarios;
