package org.robograde.scenarios.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.robograde.robots.units.UnitInterface;
import org.robograde.robots.units.yaml.NearestName;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;
import org.robograde.scenarios.site.PointInMap;

/** Reads what happens beside the steps: a trigger ({@code at} or {@code when}) and one of {@code stimulus}, {@code fault}, {@code press}. */
final class MeanwhileReader {
    private static final NumberRange COORDINATE_METERS = new NumberRange(-200, 200, "m");
    private static final NumberRange SPEED = new NumberRange(0.05, 3, "m/s");
    private static final NumberRange LEVEL = new NumberRange(0, 1, "");

    private final ScriptContext context;

    MeanwhileReader(ScriptContext context) {
        this.context = context;
    }

    /** Call after the steps, whose phases triggers may name. */
    List<Meanwhile> read(YamlFields scenario) {
        List<Meanwhile> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode item : scenario.optionalItems("meanwhile"))
            YamlFields.of("a happening", item, context.issues)
                    .flatMap(fields -> one(fields, ids))
                    .ifPresent(all::add);
        return all;
    }

    private Optional<Meanwhile> one(YamlFields fields, Set<String> ids) {
        String id = fields.id("id");
        context.unique("happening", id, ids, fields.where("id"));
        boolean optional = fields.flag("optional", false);
        Optional<Trigger> trigger = trigger(fields);
        Optional<Happening> happening = happening(fields, id, optional);
        fields.finish();
        if (trigger.isEmpty() || happening.isEmpty()) return Optional.empty();
        return Optional.of(new Meanwhile(id, trigger.get(), happening.get()));
    }

    private Optional<Trigger> trigger(YamlFields fields) {
        boolean at = fields.has("at");
        if (at == fields.has("when")) {
            context.issues.error(
                    "missing-trigger",
                    fields.where(),
                    at ? "a happening has either \"at\" or \"when\", not both" : "a happening needs \"at\" or \"when\"",
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
        Optional<Trigger> trigger = fields.has("inside") ? inside(fields, during) : near(fields, during);
        fields.finish();
        return trigger;
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
    private Optional<PointInMap> point(YamlFields fields, String key) {
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

    private Optional<Happening> happening(YamlFields fields, String id, boolean optional) {
        List<String> given = List.of("stimulus", "fault", "press").stream()
                .filter(fields::has)
                .toList();
        if (given.size() != 1) {
            context.issues.error(
                    "missing-happening",
                    fields.where(),
                    "a happening needs exactly one of \"stimulus\", \"fault\" and \"press\"",
                    "");
            return Optional.empty();
        }
        return fields.fields(given.get(0)).flatMap(what -> {
            Optional<Happening> happening = switch (given.get(0)) {
                case "stimulus" -> stimulus(what, id);
                case "fault" -> fault(what, optional);
                default -> press(what);
            };
            // An unknown kind's fields cannot be judged.
            if (happening.isPresent() || given.get(0).equals("press")) what.finish();
            return happening;
        });
    }

    private Optional<Happening> stimulus(YamlFields fields, String id) {
        if (SurgicalHappenings.knowsStimulus(fields, context)) return SurgicalHappenings.stimulus(fields);
        Map<String, java.util.function.Supplier<Optional<Happening>>> kinds = Map.of(
                "person_crosses", () -> personCrosses(fields, id),
                "block", () -> block(fields),
                "light", () -> Optional.of(light(fields)));
        return kind(fields, kinds).flatMap(java.util.function.Supplier::get);
    }

    private <T> Optional<T> kind(YamlFields fields, Map<String, T> kinds) {
        String kind = fields.text("kind");
        if (kind.isEmpty()) return Optional.empty();
        T known = kinds.get(kind);
        if (known == null)
            context.issues.error(
                    "unknown-kind",
                    fields.where("kind"),
                    "\"" + kind + "\" is not a known kind",
                    NearestName.hint(kind, kinds.keySet()));
        return Optional.ofNullable(known);
    }

    /** There and back again, unless the unit makes the person wait: so long it is taken to last. */
    private Optional<Happening> personCrosses(YamlFields fields, String id) {
        String actor = fields.optionalText("actor").orElse(id);
        Optional<PointInMap> from = point(fields, "from");
        Optional<PointInMap> to = point(fields, "to");
        double speed = fields.number("speedMetersPerSecond", SPEED, 1.0);
        if (from.isEmpty() || to.isEmpty()) return Optional.empty();
        Map<String, Object> arguments = new TreeMap<>();
        arguments.put("actor", actor);
        arguments.put("fromX", from.get().x());
        arguments.put("fromY", from.get().y());
        arguments.put("toX", to.get().x());
        arguments.put("toY", to.get().y());
        arguments.put("speedMetersPerSecond", speed);
        return Optional.of(new Happening.Stimulus(
                "person_crosses", arguments, Optional.of(2 * from.get().distanceTo(to.get()) / speed)));
    }

    private Optional<Happening> block(YamlFields fields) {
        String barrier = fields.text("barrier");
        if (!barrier.isEmpty())
            context.known("barrier", barrier, context.site.barriers().keySet(), fields.where("barrier"));
        return Optional.of(new Happening.Stimulus("block", Map.of("barrier", barrier), seconds(fields)));
    }

    private Happening light(YamlFields fields) {
        return new Happening.Stimulus("light", Map.of("level", fields.number("level", LEVEL)), seconds(fields));
    }

    private static Optional<Double> seconds(YamlFields fields) {
        return fields.has("seconds")
                ? Optional.of(fields.number("seconds", ScriptContext.TIMEOUT_SECONDS))
                : Optional.empty();
    }

    private Optional<Happening> fault(YamlFields fields, boolean optional) {
        if (SurgicalHappenings.knowsFault(fields, context)) return SurgicalHappenings.fault(fields, context);
        Optional<String> kind = kind(fields, Map.of("sensor_dropout", "sensor_dropout"));
        if (kind.isEmpty()) return Optional.empty();
        String role = fields.text("role");
        double seconds = fields.number("seconds", ScriptContext.TIMEOUT_SECONDS);
        if (role.isEmpty()) return Optional.empty();
        if (!context.unitHas(role, optional, fields.where("role"))) {
            fields.finish();
            return Optional.empty();
        }
        String topic = context.unit.of(role).map(UnitInterface::topic).orElse("");
        return Optional.of(new Happening.Fault(kind.get(), role, topic, seconds, Map.of()));
    }

    private Optional<Happening> press(YamlFields fields) {
        String instrument = fields.text("instrument");
        if (!instrument.isEmpty())
            context.known("instrument", instrument, context.site.instruments().keySet(), fields.where("instrument"));
        return Optional.of(new Happening.Press(instrument));
    }
}
