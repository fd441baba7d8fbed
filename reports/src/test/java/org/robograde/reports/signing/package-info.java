@org.jspecify.annotations.NullMarked
package org.robograde.reports.signing;
