package org.robograde.scenarios.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.robograde.robots.units.yaml.NearestName;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;

/** Reads what must be true at the end. Each expectation has an id and one of the words below. */
final class ExpectationReader {
    private static final List<String> WORDS =
            List.of("delivered", "answered", "unitAt", "phase", "trial", "interventions");

    private final ScriptContext context;

    ExpectationReader(ScriptContext context) {
        this.context = context;
    }

    /** Call after the steps, whose phases and questions expectations may name. */
    List<Expectation> read(YamlFields scenario) {
        List<Expectation> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode item : scenario.optionalItems("expect"))
            YamlFields.of("an expectation", item, context.issues)
                    .flatMap(fields -> one(fields, ids))
                    .ifPresent(all::add);
        return all;
    }

    private Optional<Expectation> one(YamlFields fields, Set<String> ids) {
        String id = fields.id("id");
        context.unique("expectation", id, ids, fields.where("id"));
        List<String> given = WORDS.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            context.issues.error(
                    "missing-expectation",
                    fields.where(),
                    "an expectation needs exactly one of " + String.join(", ", WORDS),
                    "");
            return Optional.empty();
        }
        Expectation expectation = switch (given.get(0)) {
            case "delivered" -> new Expectation.Delivered(id, context.place(fields, "delivered"));
            case "answered" -> new Expectation.Answered(id, named(fields, "answered", "question", context.questions));
            case "unitAt" ->
                new Expectation.UnitAt(
                        id,
                        context.place(fields, "unitAt"),
                        fields.number("withinMeters", ScriptContext.RADIUS_METERS, 0.5));
            case "phase" ->
                new Expectation.PhaseEnded(
                        id,
                        named(fields, "phase", "phase", context.phases),
                        outcome(fields, "outcome", List.of("succeeded", "failed", "skipped")));
            case "interventions" ->
                fields.fields("interventions")
                        .map(counts -> interventions(id, counts))
                        .orElse(new Expectation.Interventions(id, 0, 0));
            default ->
                new Expectation.TrialEnded(id, outcome(fields, "trial", List.of("completed", "aborted", "timed_out")));
        };
        fields.finish();
        return Optional.of(expectation);
    }

    private Expectation interventions(String id, YamlFields fields) {
        Expectation counts = new Expectation.Interventions(
                id, (int) fields.whole("atLeast", 0, 1000, 0), (int) fields.whole("atMost", 0, 1000, 1000));
        fields.finish();
        return counts;
    }

    private String named(YamlFields fields, String key, String what, Set<String> names) {
        String name = fields.text(key);
        if (!name.isEmpty()) context.known(what, name, names, fields.where(key));
        return name;
    }

    private String outcome(YamlFields fields, String key, List<String> outcomes) {
        String word = fields.text(key);
        if (!word.isEmpty() && !outcomes.contains(word))
            context.issues.error(
                    "unknown-outcome",
                    fields.where(key),
                    "\"" + word + "\" is not an outcome",
                    NearestName.hint(word, outcomes));
        return word;
    }
}
