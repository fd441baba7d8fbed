package org.robograde.scenarios.site;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.YamlDocument;
import org.robograde.robots.units.yaml.YamlFields;

/**
 * What a site's section {@code table} says of an operating table: things and places on it, what must not be touched, and the field's own tracker. Read
 * from the site's text where it is needed, so that what concerns one class of field stays out of what all have. Metres in the map.
 *
 * @param trackerTopic where the field's tracker says how the tool lies (geometry_msgs/PoseStamped)
 * @param trackerStandardUncertaintyMeters of one of its readings (k = 1)
 * @param floorMeters no tip may go below
 */
public record OperatingTable(
        String trackerTopic,
        double trackerStandardUncertaintyMeters,
        TablePoint home,
        double floorMeters,
        Map<String, TablePoint> rings,
        Map<String, TablePoint> pegs,
        Map<String, TablePoint> targets,
        Map<String, List<TablePoint>> lines,
        Map<String, TablePoint> views,
        List<Forbidden> forbidden) {

    /** A ball that the tip must stay out of. */
    public record Forbidden(TablePoint centre, double radiusMeters) {}

    public OperatingTable {
        rings = sorted(rings);
        pegs = sorted(pegs);
        targets = sorted(targets);
        lines = sorted(lines);
        views = sorted(views);
        forbidden = List.copyOf(forbidden);
    }

    private static <T> Map<String, T> sorted(Map<String, T> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /** Empty for a site without a table. */
    public static Optional<OperatingTable> of(Site site) {
        Issues issues = new Issues();
        YamlDocument document = YamlDocument.parse("the site " + site.id(), site.text(), issues);
        return new YamlFields("the site", document.root(), issues)
                .optionalFields("table")
                .map(new OperatingTableReader(issues)::table);
    }

    /** @throws IllegalArgumentException if there is no line of that id */
    public List<TablePoint> line(String id) {
        List<TablePoint> points = lines.get(id);
        if (points == null) throw new IllegalArgumentException("there is no line \"" + id + "\" on the table");
        return points;
    }

    /** Any single thing or place by its id; a line's first point. */
    public Optional<TablePoint> point(String id) {
        if (lines.containsKey(id)) return line(id).stream().findFirst();
        for (Map<String, TablePoint> some : List.of(rings, pegs, targets, views))
            if (some.containsKey(id)) return Optional.of(some.get(id));
        return Optional.empty();
    }
}
