package org.robograde.reports.charts;

/** A picture of numbers that any form of a report can take: SVG in a page, vectors in a PDF. */
public interface Chart {
    /** @param caption what a reader who cannot see the chart is told */
    Drawing drawing(Caption caption);

    /** The same as a piece of SVG that stands inside a page. */
    default String svg(Caption caption) {
        return drawing(caption).svg();
    }
}
