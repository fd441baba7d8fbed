package org.robograde.reports.charts;

import java.awt.Graphics2D;
import java.util.function.Consumer;

/**
 * A chart laid out and ready to be drawn, as often and on whatever takes Java's drawing commands.
 *
 * @param width in its own units, which its fonts share; the page scales it
 * @param height in the same units
 * @param picture what is drawn: of equal pictures the painters draw the same, whatever the captions say
 * @param painter draws the same each time
 */
public record Drawing(Caption caption, int width, int height, Object picture, Consumer<Graphics2D> painter) {
    /** A piece of SVG that stands inside a page: text stays text, and a screen reader hears title and description. */
    public String svg() {
        return Svg.draw(this).with(caption);
    }
}
