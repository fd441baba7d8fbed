package org.robograde.scenarios.language;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.robograde.robots.units.UnitClass;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlFields;

/** Reads what happens on an operating table: a thing moves, something pulls at the arm. */
final class SurgicalHappenings {
    private static final Set<String> STIMULI = Set.of("object_moved", "payload");
    private static final NumberRange METERS = new NumberRange(-0.2, 0.2, "m");
    private static final NumberRange NEWTONS = new NumberRange(-20, 20, "N");
    /** A thing that has moved has moved; the record keeps it as a disturbance for so long. */
    private static final double MOVED_SECONDS = 2;

    private SurgicalHappenings() {}

    static boolean knowsStimulus(YamlFields fields, ScriptContext context) {
        return context.unit.unitClass() == UnitClass.SURGICAL && STIMULI.contains(kind(fields));
    }

    private static String kind(YamlFields fields) {
        return fields.optionalText("kind").orElse("");
    }

    static Optional<Happening> stimulus(YamlFields fields) {
        String kind = fields.text("kind");
        return Optional.of(
                kind.equals("payload")
                        ? new Happening.Stimulus(
                                kind,
                                Map.of("newtons", fields.number("newtons", NEWTONS)),
                                Optional.of(seconds(fields)))
                        : moved(fields));
    }

    private static Happening moved(YamlFields fields) {
        Map<String, Object> arguments = new TreeMap<>();
        arguments.put("object", fields.text("object"));
        arguments.put("dx", fields.number("dx", METERS, 0));
        arguments.put("dy", fields.number("dy", METERS, 0));
        return new Happening.Stimulus("object_moved", arguments, Optional.of(MOVED_SECONDS));
    }

    private static double seconds(YamlFields fields) {
        return fields.number("seconds", ScriptContext.TIMEOUT_SECONDS);
    }
}
