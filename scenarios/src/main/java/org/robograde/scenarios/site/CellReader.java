package org.robograde.scenarios.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.NearestName;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;

/** Reads the section {@code cell} of a site: poses, parts, paths, and what is stated of the field for arms. */
final class CellReader {
    private static final NumberRange METERS = new NumberRange(-5, 5, "m");
    private static final NumberRange KILOGRAMS = new NumberRange(0.001, 50, "kg");
    private static final NumberRange UNCERTAINTY_METERS = new NumberRange(0, 0.1, "m");
    private static final double[] DOWN = {1, 0, 0, 0};

    private final Issues issues;

    CellReader(Issues issues) {
        this.issues = issues;
    }

    Cell read(YamlFields fields) {
        Map<String, Cell.CellPose> poses = named(fields, "poses", this::pose);
        Map<String, Cell.Part> parts = named(fields, "parts", CellReader::part);
        Map<String, List<String>> paths = named(fields, "paths", (id, one) -> path(one, poses));
        Optional<Double> tracker = fields.optionalFields("tracker").map(one -> {
            double meters = one.number("standardUncertaintyMeters", UNCERTAINTY_METERS);
            one.finish();
            return meters;
        });
        fields.finish();
        return new Cell(poses, parts, paths, tracker);
    }

    private <T> Map<String, T> named(YamlFields fields, String key, BiFunction<String, YamlFields, T> read) {
        Map<String, T> all = new TreeMap<>();
        fields.optionalFields(key).ifPresent(section -> {
            for (YamlNode.Entry entry : section.map().entries()) {
                if (!entry.key().matches("[a-z0-9][a-z0-9-]{0,63}"))
                    issues.error(
                            "bad-id",
                            entry.keyWhere(),
                            "\"" + entry.key() + "\" cannot be an id",
                            "use lower-case letters, digits and hyphens, at most 64");
                YamlFields.of("\"" + entry.key() + "\"", entry.value(), issues).ifPresent(one -> {
                    all.put(entry.key(), read.apply(entry.key(), one));
                    one.finish();
                });
            }
        });
        return all;
    }

    private Cell.CellPose pose(String id, YamlFields fields) {
        double x = fields.number("x", METERS);
        double y = fields.number("y", METERS);
        double z = fields.number("z", METERS);
        double[] q = fields.has("quaternionXyzw") ? quaternion(fields) : DOWN;
        return new Cell.CellPose(id, x, y, z, q[0], q[1], q[2], q[3]);
    }

    /** Left out, a tool points straight down. */
    private double[] quaternion(YamlFields fields) {
        List<YamlNode> items = fields.items("quaternionXyzw");
        double[] q = new double[4];
        double squares = 0;
        for (int i = 0; i < 4 && items.size() == 4; i++) {
            q[i] = SiteDeviceReader.number(items.get(i));
            squares += q[i] * q[i];
        }
        if (!items.isEmpty() && !(Math.abs(squares - 1) < 0.01)) {
            issues.error(
                    "bad-quaternion",
                    fields.where("quaternionXyzw"),
                    "\"quaternionXyzw\" must be four numbers [x, y, z, w] of length 1",
                    "[1.0, 0.0, 0.0, 0.0] points straight down");
            return DOWN;
        }
        return q;
    }

    private static Cell.Part part(String id, YamlFields fields) {
        return new Cell.Part(
                id,
                fields.number("x", METERS),
                fields.number("y", METERS),
                fields.number("z", METERS),
                fields.number("massKilograms", KILOGRAMS));
    }

    private List<String> path(YamlFields fields, Map<String, Cell.CellPose> poses) {
        List<String> through = new ArrayList<>();
        for (YamlNode item : fields.items("through")) {
            String id = item instanceof YamlNode.Scalar scalar ? scalar.text() : "";
            if (!poses.containsKey(id))
                issues.error(
                        "unknown-pose",
                        item.where(),
                        "\"" + id + "\" is not a pose of the cell",
                        NearestName.hint(id, poses.keySet()));
            through.add(id);
        }
        return through;
    }
}
