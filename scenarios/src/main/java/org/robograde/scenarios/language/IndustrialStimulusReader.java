package org.robograde.scenarios.language;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.robots.units.yaml.NearestName;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.scenarios.site.Cell;

/** Reads what can happen in a cell beside what can happen on any field: a part is moved, a load hangs on the tool. */
final class IndustrialStimulusReader {
    private static final NumberRange METERS = new NumberRange(-5, 5, "m");
    private static final NumberRange KILOGRAMS = new NumberRange(0, 10, "kg");

    private final ScriptContext context;

    IndustrialStimulusReader(ScriptContext context) {
        this.context = context;
    }

    /** Someone puts a part elsewhere. */
    Optional<Happening> objectMoved(YamlFields fields) {
        Cell cell = context.site.cell().orElse(Cell.empty());
        String object = fields.text("object");
        if (!object.isEmpty() && !cell.parts().containsKey(object))
            context.issues.error(
                    "unknown-part",
                    fields.where("object"),
                    "\"" + object + "\" is not a part of the site's cell",
                    NearestName.hint(object, cell.parts().keySet()));
        Map<String, Object> arguments = new TreeMap<>();
        arguments.put("object", object);
        fields.fields("to").ifPresent(to -> {
            arguments.put("toX", to.number("x", METERS));
            arguments.put("toY", to.number("y", METERS));
            to.finish();
        });
        return Optional.of(new Happening.Stimulus("object_moved", arguments, Optional.of(1.0)));
    }

    Optional<Happening> payload(YamlFields fields) {
        double kilograms = fields.number("kilograms", KILOGRAMS);
        Optional<Double> seconds = fields.has("seconds")
                ? Optional.of(fields.number("seconds", ScriptContext.TIMEOUT_SECONDS))
                : Optional.empty();
        return Optional.of(new Happening.Stimulus("payload", Map.of("kilograms", kilograms), seconds));
    }
}
