/** The pages as a reader meets them: a real Chromium, driven over its DevTools protocol, with mouse, keyboard, widths and a dark screen. */
@org.jspecify.annotations.NullMarked
package org.robograde.reports.browser;
