package org.robograde.scenarios.language;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.robograde.robots.units.yaml.NearestName;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.scenarios.site.OperatingTable;

/** Reads the steps of surgical scripts. */
final class SurgicalStepReader {
    private static final NumberRange HAND_METERS = new NumberRange(0.005, 0.2, "m");
    private static final NumberRange PERIOD_SECONDS = new NumberRange(1, 60, "s");

    private final ScriptContext context;
    private final Optional<OperatingTable> table;

    SurgicalStepReader(ScriptContext context) {
        this.context = context;
        this.table = OperatingTable.of(context.site);
    }

    void register(Map<String, Function<YamlFields, Step>> verbs) {
        verbs.put("teleoperate", this::teleoperate);
        verbs.put("transfer", this::transfer);
        verbs.put("insert", this::insert);
        verbs.put("trace", this::trace);
        verbs.put("hold_camera", this::hold);
    }

    private Step teleoperate(YamlFields fields) {
        return new SurgicalStep.Teleoperate(
                fields.number("radiusMeters", HAND_METERS),
                fields.number("periodSeconds", PERIOD_SECONDS),
                fields.number("seconds", ScriptContext.TIMEOUT_SECONDS));
    }

    private Step transfer(YamlFields fields) {
        return new SurgicalStep.Transfer(
                thing(fields, "ring", t -> t.rings().keySet()),
                thing(fields, "to", "peg", t -> t.pegs().keySet()),
                fields.optionalText("words"),
                fields.flag("ambiguous", false),
                timeout(fields));
    }

    private Step insert(YamlFields fields) {
        return new SurgicalStep.Insert(
                thing(fields, "target", t -> t.targets().keySet()), times(fields), timeout(fields));
    }

    private Step trace(YamlFields fields) {
        return new SurgicalStep.Trace(thing(fields, "line", t -> t.lines().keySet()), times(fields), timeout(fields));
    }

    private Step hold(YamlFields fields) {
        return new SurgicalStep.HoldCamera(
                thing(fields, "view", t -> t.views().keySet()),
                fields.number("seconds", ScriptContext.SECONDS),
                timeout(fields));
    }

    private static int times(YamlFields fields) {
        return (int) fields.whole("times", 1, 100, 1);
    }

    private static double timeout(YamlFields fields) {
        return fields.number("timeoutSeconds", ScriptContext.TIMEOUT_SECONDS);
    }

    private String thing(YamlFields fields, String key, Function<OperatingTable, Set<String>> known) {
        return thing(fields, key, key, known);
    }

    private String thing(YamlFields fields, String key, String what, Function<OperatingTable, Set<String>> known) {
        String id = fields.text(key);
        if (id.isEmpty()) return id;
        Set<String> names = table.map(known).orElse(Set.of());
        if (!names.contains(id))
            context.issues.error(
                    "unknown-" + what,
                    fields.where(key),
                    "\"" + id + "\" is not a " + what + " of the site's table",
                    NearestName.hint(id, names));
        return id;
    }
}
