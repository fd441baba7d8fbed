/** A certificate on paper: what the body signed as data, laid out for people, with a code that tells it from any other. */
@org.jspecify.annotations.NullMarked
package org.robograde.reports.certificate;
