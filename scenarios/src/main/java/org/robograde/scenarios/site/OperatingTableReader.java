package org.robograde.scenarios.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;

/** Reads a site's section {@code table}, reporting every mistake. */
final class OperatingTableReader {
    private static final NumberRange METERS = new NumberRange(-2, 2, "m");
    private static final NumberRange RADIUS = new NumberRange(0.001, 1, "m");
    private static final NumberRange UNCERTAINTY = new NumberRange(0, 0.1, "m");

    private final Issues issues;

    OperatingTableReader(Issues issues) {
        this.issues = issues;
    }

    OperatingTable table(YamlFields fields) {
        TablePoint nowhere = new TablePoint(0, 0, 0);
        String topic = "";
        double uncertainty = 0;
        var tracker = fields.fields("tracker");
        if (tracker.isPresent()) {
            topic = tracker.get().text("topic");
            uncertainty = tracker.get().number("standardUncertaintyMeters", UNCERTAINTY);
            tracker.get().finish();
        }
        OperatingTable table = new OperatingTable(
                topic,
                uncertainty,
                fields.fields("home").map(this::point).orElse(nowhere),
                fields.number("floorMeters", METERS),
                points(fields, "rings"),
                points(fields, "pegs"),
                points(fields, "targets"),
                lines(fields),
                points(fields, "views"),
                forbidden(fields));
        fields.finish();
        return table;
    }

    private TablePoint point(YamlFields fields) {
        TablePoint point =
                new TablePoint(fields.number("x", METERS), fields.number("y", METERS), fields.number("z", METERS));
        fields.finish();
        return point;
    }

    private Map<String, TablePoint> points(YamlFields fields, String key) {
        Map<String, TablePoint> points = new TreeMap<>();
        fields.optionalFields(key).ifPresent(section -> {
            for (YamlNode.Entry entry : section.map().entries()) {
                checkId(entry);
                YamlFields.of("\"" + entry.key() + "\"", entry.value(), issues)
                        .ifPresent(one -> points.put(entry.key(), point(one)));
            }
        });
        return points;
    }

    private void checkId(YamlNode.Entry entry) {
        if (!entry.key().matches("[a-z0-9][a-z0-9-]{0,63}"))
            issues.error(
                    "bad-id",
                    entry.keyWhere(),
                    "\"" + entry.key() + "\" cannot be an id",
                    "use lower-case letters, digits and hyphens, at most 64");
    }

    private Map<String, List<TablePoint>> lines(YamlFields fields) {
        Map<String, List<TablePoint>> lines = new TreeMap<>();
        fields.optionalFields("lines").ifPresent(section -> {
            for (YamlNode.Entry entry : section.map().entries()) {
                checkId(entry);
                lines.put(entry.key(), line(entry.value()));
            }
        });
        return lines;
    }

    private List<TablePoint> line(YamlNode node) {
        List<TablePoint> points = new ArrayList<>();
        List<YamlNode> items = node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of();
        for (YamlNode item : items) {
            List<YamlNode> xyz = item instanceof YamlNode.Sequence sequence ? sequence.items() : List.of();
            double[] values = xyz.stream().mapToDouble(SiteDeviceReader::number).toArray();
            boolean good = values.length == 3;
            for (double value : values) good &= METERS.contains(value);
            if (good) points.add(new TablePoint(values[0], values[1], values[2]));
            else
                issues.error(
                        "bad-point",
                        item.where(),
                        "a point of a line must be three numbers [x, y, z] in metres, each between -2 and 2",
                        "");
        }
        if (items.size() < 2) issues.error("bad-line", node.where(), "a line must be a list of two points or more", "");
        return points;
    }

    private List<OperatingTable.Forbidden> forbidden(YamlFields fields) {
        List<OperatingTable.Forbidden> balls = new ArrayList<>();
        for (YamlNode item : fields.optionalItems("forbidden"))
            YamlFields.of("a forbidden ball", item, issues).ifPresent(one -> {
                TablePoint centre =
                        new TablePoint(one.number("x", METERS), one.number("y", METERS), one.number("z", METERS));
                balls.add(new OperatingTable.Forbidden(centre, one.number("radiusMeters", RADIUS)));
                one.finish();
            });
        return balls;
    }
}
