package org.robograde.reports.charts;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The drawings of a report's pages as SVG. Most pictures are the same in every language and only their captions differ, so each is
 * drawn once for all pages.
 */
public final class SharedDrawings {
    /** Ids within a drawing start with its own, so equal pictures in different places are different markup. */
    private record Place(String id, Object picture) {}

    private final Map<Place, Svg> drawn = new ConcurrentHashMap<>();

    /** The same as {@link Drawing#svg()}. */
    public String svg(Drawing drawing) {
        return drawn.computeIfAbsent(new Place(drawing.caption().id(), drawing.picture()), place -> Svg.draw(drawing))
                .with(drawing.caption());
    }
}
