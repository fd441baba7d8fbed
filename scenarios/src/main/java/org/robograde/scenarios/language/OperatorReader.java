package org.robograde.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;

/** Reads who answers when the unit asks for help. */
final class OperatorReader {
    private final ScriptContext context;

    OperatorReader(ScriptContext context) {
        this.context = context;
    }

    Operator read(YamlFields scenario) {
        Optional<YamlFields> section = scenario.optionalFields("operator");
        if (section.isEmpty()) return Operator.none();
        YamlFields fields = section.get();
        boolean simulated =
                fields.choice("is", Map.of("simulated", true, "real", false)).orElse(true);
        if (!simulated) {
            fields.finish();
            return new Operator(false, 0, 0, 0, Optional.empty(), Optional.empty());
        }
        double[] reaction = reaction(fields);
        int atMost = (int) fields.whole("interventionsAtMost", 0, 100, 3);
        Optional<Operator.Intervention> onHelp = fields.optionalFields("onHelp").map(this::intervention);
        Optional<Operator.OnStanding> onStanding =
                fields.optionalFields("onStanding").map(this::onStanding);
        fields.finish();
        return new Operator(true, reaction[0], reaction[1], atMost, onHelp, onStanding);
    }

    private Operator.OnStanding onStanding(YamlFields fields) {
        Operator.OnStanding conduct = new Operator.OnStanding(
                fields.number("afterSeconds", ScriptContext.TIMEOUT_SECONDS), fields.flag("carries", false));
        fields.finish();
        return conduct;
    }

    /** One number, or {@code {from, to}}. */
    private double[] reaction(YamlFields fields) {
        if (!(fields.node("reactionSeconds").orElse(null) instanceof YamlNode.Mapping)) {
            double seconds = fields.number("reactionSeconds", ScriptContext.SECONDS);
            return new double[] {seconds, seconds};
        }
        double[] span = {0, 0};
        fields.fields("reactionSeconds").ifPresent(range -> {
            span[0] = range.number("from", ScriptContext.SECONDS);
            span[1] = range.number("to", ScriptContext.SECONDS);
            range.finish();
            if (span[0] > span[1])
                context.issues.error("bad-range", range.where(), "\"from\" must not be above \"to\"", "");
        });
        return span;
    }

    private Operator.Intervention intervention(YamlFields fields) {
        String kind = fields.choice("intervention", Map.of("approval", "approval", "correction", "correction"))
                .orElse("");
        Optional<String> words = fields.optionalText("say");
        List<String> via = new ArrayList<>();
        for (YamlNode item : fields.optionalItems("via")) via.add(viaPlace(item));
        if (kind.equals("approval") && !via.isEmpty())
            context.issues.error(
                    "bad-intervention",
                    fields.where("via"),
                    "an approval has no other way; that is a correction",
                    "write \"intervention: correction\"");
        fields.finish();
        return new Operator.Intervention(kind, words, via);
    }

    private String viaPlace(YamlNode item) {
        String id = item instanceof YamlNode.Scalar scalar ? scalar.text() : "";
        if (context.known("place", id, context.site.places().keySet(), item.where()))
            context.noteDestination(id, item.where());
        return id;
    }
}
