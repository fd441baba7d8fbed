package org.robograde.scenarios.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;
import org.robograde.scenarios.site.PointInMap;

/** Reads what happens beside the steps: a trigger ({@code at} or {@code when}) and one of {@code stimulus}, {@code fault}, {@code press}. */
final class MeanwhileReader {
    private static final NumberRange SPEED = new NumberRange(0.05, 3, "m/s");
    private static final NumberRange LEVEL = new NumberRange(0, 1, "");

    private final ScriptContext context;
    private final TriggerReader triggers;
    private final FaultReader faults;

    MeanwhileReader(ScriptContext context) {
        this.context = context;
        this.triggers = new TriggerReader(context);
        this.faults = new FaultReader(context);
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
        Optional<Trigger> trigger = triggers.read(fields);
        Optional<Happening> happening = happening(fields, id, optional);
        fields.finish();
        if (trigger.isEmpty() || happening.isEmpty()) return Optional.empty();
        return Optional.of(new Meanwhile(id, trigger.get(), happening.get()));
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
                case "fault" -> faults.read(what, optional);
                default -> press(what);
            };
            // An unknown kind's fields cannot be judged.
            if (happening.isPresent() || given.get(0).equals("press")) what.finish();
            return happening;
        });
    }

    private Optional<Happening> stimulus(YamlFields fields, String id) {
        if (SurgicalHappenings.knowsStimulus(fields, context)) return SurgicalHappenings.stimulus(fields);
        IndustrialStimulusReader cell = new IndustrialStimulusReader(context);
        Map<String, java.util.function.Supplier<Optional<Happening>>> kinds = Map.of(
                "object_moved", () -> cell.objectMoved(fields),
                "payload", () -> cell.payload(fields),
                "person_crosses", () -> personCrosses(fields, id),
                "block", () -> block(fields),
                "light", () -> Optional.of(light(fields)));
        return context.kind(fields, kinds).flatMap(java.util.function.Supplier::get);
    }

    /** There and back again, unless the unit makes the person wait: so long it is taken to last. */
    private Optional<Happening> personCrosses(YamlFields fields, String id) {
        String actor = fields.optionalText("actor").orElse(id);
        Optional<PointInMap> from = triggers.point(fields, "from");
        Optional<PointInMap> to = triggers.point(fields, "to");
        double speed = fields.number("speedMetersPerSecond", SPEED, 1.0);
        if (from.isEmpty() || to.isEmpty()) return Optional.empty();
        Map<String, Object> arguments = new TreeMap<>();
        arguments.put("actor", actor);
        arguments.put("fromX", from.get().x());
        arguments.put("fromY", from.get().y());
        arguments.put("toX", to.get().x());
        arguments.put("toY", to.get().y());
        arguments.put("speedMetersPerSecond", speed);
        double waits = fields.number("waitSeconds", ScriptContext.SECONDS, 0);
        if (waits > 0) arguments.put("waitSeconds", waits);
        return Optional.of(new Happening.Stimulus(
                "person_crosses", arguments, Optional.of(waits + 2 * from.get().distanceTo(to.get()) / speed)));
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

    private Optional<Happening> press(YamlFields fields) {
        String instrument = fields.text("instrument");
        if (!instrument.isEmpty())
            context.known("instrument", instrument, context.site.instruments().keySet(), fields.where("instrument"));
        return Optional.of(new Happening.Press(instrument));
    }
}
