package org.robograde.reports.input;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.rulebook.LocalizedText;

/**
 * The field's ground plan, frame map: metres, x to the east, y to the north.
 *
 * @param id of the site
 * @param equipment its cameras, then its instruments
 */
public record SiteMap(
        String id,
        LocalizedText title,
        Bounds bounds,
        List<Segment> walls,
        List<Place> places,
        List<Barrier> barriers,
        List<Equipment> equipment) {
    public SiteMap {
        equipment = List.copyOf(equipment);
        walls = List.copyOf(walls);
        places = List.copyOf(places);
        barriers = List.copyOf(barriers);
    }

    /** Reads a bundle's {@code site.yaml}; empty when it is not a site, because a report is still worth having without its map. */
    public static Optional<SiteMap> read(byte[] yaml) {
        return SiteYaml.read(yaml);
    }

    public record Bounds(double minX, double minY, double maxX, double maxY) {}

    public record Segment(double x1, double y1, double x2, double y2) {}

    public record Place(String id, double x, double y, LocalizedText title) {}

    /** A segment that a stimulus can close. */
    public record Barrier(String id, Segment segment, LocalizedText title) {}
}
