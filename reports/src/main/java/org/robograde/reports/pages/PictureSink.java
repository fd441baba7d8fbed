package org.robograde.reports.pages;

import org.robograde.reports.charts.Drawing;

/** Where a page's pictures go as the template comes to them. */
@FunctionalInterface
interface PictureSink {
    /** @return the picture's markup, or nothing when it is kept elsewhere */
    String take(Drawing drawing);
}
