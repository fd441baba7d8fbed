package org.robograde.scenarios.language;

import java.util.Optional;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;
import org.robograde.scenarios.site.PointInMap;

/** Reads when something happens: {@code at} a time, or {@code when} something comes true. */
final class TriggerReader {
    private static final NumberRange COORDINATE_METERS = new NumberRange(-200, 200, "m");

    private final ScriptContext context;

    TriggerReader(ScriptContext context) {
        this.context = context;
    }

    /** From {@code at} or {@code when} among these fields. */
    Optional<Trigger> read(YamlFields fields) {
        boolean at = fields.has("at");
        String what = fields.has("steps") ? "\"until\"" : "a happening";
        if (at == fields.has("when")) {
            context.issues.error(
                    "missing-trigger",
                    fields.where(),
                    at ? what + " has either \"at\" or \"when\", not both" : what + " needs \"at\" or \"when\"",
                    "");
            return Optional.empty();
        }
        return at ? fields.fields("at").map(this::at) : fields.fields("when").flatMap(this::when);
    }

    private Trigger at(YamlFields fields) {
        Trigger trigger = new Trigger.At(fields.number("seconds", ScriptContext.SECONDS), during(fields));
        fields.finish();
        return trigger;
    }

    private Optional<Trigger> when(YamlFields fields) {
        Optional<String> during = during(fields);
        Optional<Trigger> trigger = condition(fields, during);
        fields.finish();
        return trigger;
    }

    private Optional<Trigger> condition(YamlFields fields, Optional<String> during) {
        if (fields.has("inside")) return inside(fields, during);
        if (fields.has("heard")) return Optional.of(new Trigger.Heard(fields.text("heard"), during));
        if (fields.has("goalsReached"))
            return Optional.of(new Trigger.GoalsReached((int) fields.whole("goalsReached", 1, 1000), during));
        if (!fields.has("phaseEnded")) return near(fields, during);
        String phase = fields.text("phaseEnded");
        if (!phase.isEmpty()) context.known("phase", phase, context.phases, fields.where("phaseEnded"));
        return Optional.of(new Trigger.PhaseEnded(phase, during));
    }

    private Optional<Trigger> near(YamlFields fields, Optional<String> during) {
        Optional<PointInMap> center = point(fields, "near");
        double radius = fields.number("radiusMeters", ScriptContext.RADIUS_METERS);
        return center.map(point -> new Trigger.Near(point, radius, during));
    }

    private Optional<Trigger> inside(YamlFields fields, Optional<String> during) {
        return fields.fields("inside").map(box -> {
            Trigger trigger = new Trigger.Inside(
                    box.number("minX", COORDINATE_METERS),
                    box.number("minY", COORDINATE_METERS),
                    box.number("maxX", COORDINATE_METERS),
                    box.number("maxY", COORDINATE_METERS),
                    during);
            box.finish();
            return trigger;
        });
    }

    private Optional<String> during(YamlFields fields) {
        Optional<String> phase = fields.optionalText("during");
        phase.ifPresent(id -> context.known("phase", id, context.phases, fields.where("during")));
        return phase;
    }

    /** A place's name, or {@code {x: ..., y: ...}}. */
    Optional<PointInMap> point(YamlFields fields, String key) {
        Optional<YamlNode> node = fields.requiredNode(key);
        if (node.isPresent() && node.get() instanceof YamlNode.Mapping)
            return fields.fields(key).map(at -> {
                PointInMap point = new PointInMap(at.number("x", COORDINATE_METERS), at.number("y", COORDINATE_METERS));
                at.finish();
                if (!Double.isNaN(point.x() + point.y())
                        && !context.site.bounds().contains(point.x(), point.y()))
                    context.issues.error("outside-site", at.where(), "this point lies outside the site's bounds", "");
                return point;
            });
        if (node.isEmpty()) return Optional.empty();
        return context.sitePlace(context.place(fields, key)).map(org.robograde.scenarios.site.SitePlace::point);
    }
}
