package org.robograde.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.robograde.robots.units.yaml.NearestName;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.SourcePlace;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;
import org.robograde.scenarios.site.Cell;

/** Reads the steps for arms. */
final class IndustrialStepReader {
    private static final NumberRange SPEED = new NumberRange(0.01, 1, "m/s");
    private static final NumberRange WALKING = new NumberRange(0.05, 3, "m/s");
    private static final NumberRange WITHIN_METERS = new NumberRange(0.0001, 0.5, "m");
    private static final NumberRange RADIANS = new NumberRange(-7, 7, "rad");
    private static final int CYCLES_MAX = 100;
    private static final double WITHIN = 0.01;

    private final ScriptContext context;
    private final Cell cell;

    IndustrialStepReader(ScriptContext context) {
        this.context = context;
        cell = context.site.cell().orElse(Cell.empty());
    }

    Map<String, Function<YamlFields, Step>> verbs() {
        return Map.of(
                "move_to", fields -> new Step.ForArm(moveTo(fields)),
                "follow_path", fields -> new Step.ForArm(followPath(fields)),
                "pick", fields -> new Step.ForArm(pick(fields)),
                "place", fields -> new Step.ForArm(place(fields)),
                "hand_over", fields -> new Step.ForArm(handOver(fields)));
    }

    private IndustrialStep moveTo(YamlFields fields) {
        if (fields.has("joints")) return moveJoints(fields);
        List<String> poses = new ArrayList<>();
        if (fields.has("poses")) {
            for (YamlNode item : fields.items("poses")) {
                String id = item instanceof YamlNode.Scalar scalar ? scalar.text() : "";
                known("pose", id, cell.poses().keySet(), item.where());
                poses.add(id);
            }
        } else poses.add(pose(fields, "to"));
        return new IndustrialStep.MoveTo(poses, cycles(fields), timeout(fields));
    }

    private IndustrialStep moveJoints(YamlFields fields) {
        List<Double> radians = new ArrayList<>();
        for (YamlNode item : fields.items("joints")) {
            double angle = item instanceof YamlNode.Scalar scalar ? number(scalar) : Double.NaN;
            if (!RADIANS.contains(angle))
                context.issues.error(
                        "bad-angle", item.where(), "a joint's angle must be a number from -7 to 7 rad", "");
            radians.add(angle);
        }
        return new IndustrialStep.MoveJoints(
                radians, fields.number("withinSeconds", ScriptContext.TIMEOUT_SECONDS, 3), timeout(fields));
    }

    private static double number(YamlNode.Scalar scalar) {
        try {
            return Double.parseDouble(scalar.text());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private IndustrialStep followPath(YamlFields fields) {
        String path = fields.text("path");
        if (!path.isEmpty()) known("path", path, cell.paths().keySet(), fields.where("path"));
        return new IndustrialStep.FollowPath(
                path, cycles(fields), fields.number("metersPerSecond", SPEED, 0.12), timeout(fields));
    }

    private IndustrialStep pick(YamlFields fields) {
        return new IndustrialStep.Pick(part(fields), fields.flag("asOrdered", false), timeout(fields));
    }

    private IndustrialStep place(YamlFields fields) {
        return new IndustrialStep.Place(
                part(fields),
                pose(fields, "to"),
                fields.number("withinMeters", WITHIN_METERS, WITHIN),
                timeout(fields));
    }

    private IndustrialStep handOver(YamlFields fields) {
        Optional<IndustrialStep.Person> person = fields.optionalFields("person").map(one -> {
            IndustrialStep.Person comes = new IndustrialStep.Person(
                    context.place(one, "from"),
                    context.place(one, "to"),
                    one.number("speedMetersPerSecond", WALKING, 1.0));
            one.finish();
            return comes;
        });
        return new IndustrialStep.HandOver(part(fields), pose(fields, "at"), person, timeout(fields));
    }

    private String part(YamlFields fields) {
        String id = fields.text("object");
        if (!id.isEmpty()) known("part", id, cell.parts().keySet(), fields.where("object"));
        return id;
    }

    private String pose(YamlFields fields, String key) {
        String id = fields.text(key);
        if (!id.isEmpty()) known("pose", id, cell.poses().keySet(), fields.where(key));
        return id;
    }

    private void known(String what, String name, Set<String> names, SourcePlace where) {
        if (!names.contains(name))
            context.issues.error(
                    "unknown-" + what,
                    where,
                    "\"" + name + "\" is not a " + what + " of the site's cell",
                    NearestName.hint(name, names));
    }

    private static int cycles(YamlFields fields) {
        return (int) fields.whole("cycles", 1, CYCLES_MAX, 1);
    }

    private static double timeout(YamlFields fields) {
        return fields.number("timeoutSeconds", ScriptContext.TIMEOUT_SECONDS);
    }
}
