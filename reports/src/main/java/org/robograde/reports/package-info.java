/** org.robograde.reports. */
@org.jspecify.annotations.NullMarked
package org.robograde.reports;
