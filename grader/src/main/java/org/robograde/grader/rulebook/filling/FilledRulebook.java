package org.robograde.grader.rulebook.filling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Puts the answers of a form into the places of a rulebook. */
public final class FilledRulebook {
    private static final int LARGEST_CHARACTERS = 1 << 20;
    private static final List<String> STAMP = List.of("verifiedBy", "verifiedOn", "textSha256");
    private static final Set<String> KEYS = Set.of(
            "rulebook",
            "edition",
            "verifiedBy",
            "verifiedOn",
            "textSha256",
            "fills",
            "levels",
            "aggregation",
            "clauses");

    private FilledRulebook() {}

    /**
     * @param rulebook the text of a checked rulebook with empty places
     * @param answers the form's text, filled in
     * @return the text of the filled rulebook, to be read like any other
     * @throws IllegalArgumentException with everything that is wrong with the answers as a form
     */
    public static String of(String rulebook, String answers) {
        Map<String, Object> form = mapping(answers, "the answers");
        Map<String, Object> filled = mapping(rulebook, "the rulebook");
        List<String> mistakes = mistakes(form, filled);
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException("the answers cannot be used:\n  " + String.join("\n  ", mistakes));
        }
        Map<String, Object> stamp = new LinkedHashMap<>();
        STAMP.forEach(key -> stamp.put(key, text(form.get(key))));
        filled.put("edition", text(form.get("edition")));
        if (form.containsKey("levels")) {
            filled.put("levels", form.get("levels"));
        }
        if (form.get("aggregation") instanceof Map<?, ?> aggregation) {
            filled.put("aggregation", official(aggregation, stamp));
        }
        List<Object> clauses = new ArrayList<>(list(filled.get("clauses")));
        for (Object clause : list(form.get("clauses"))) {
            clauses.add(clause instanceof Map<?, ?> keys ? official(keys, stamp) : clause);
        }
        filled.put("clauses", clauses);
        List<String> fills =
                list(form.get("fills")).stream().map(FilledRulebook::text).toList();
        List<Object> left = list(filled.get("slots")).stream()
                .filter(slot -> !(slot instanceof Map<?, ?> keys && fills.contains(text(keys.get("id")))))
                .toList();
        filled.remove("slots");
        if (!left.isEmpty()) {
            filled.put("slots", left);
        }
        return "# Filled in by " + stamp.get("verifiedBy") + " on " + stamp.get("verifiedOn")
                + ", from a text with SHA-256\n# "
                + stamp.get("textSha256") + ".\n"
                + new Dump(DumpSettings.builder()
                                .setDefaultFlowStyle(FlowStyle.BLOCK)
                                .setWidth(160)
                                .build())
                        .dumpToString(filled);
    }

    private static Map<String, Object> official(Map<?, ?> keys, Map<String, Object> stamp) {
        Map<String, Object> marked = new LinkedHashMap<>();
        keys.forEach((key, value) -> marked.put(text(key), value));
        marked.put("provenance", "official");
        marked.putAll(stamp);
        return marked;
    }

    private static List<String> mistakes(Map<String, Object> form, Map<String, Object> rulebook) {
        List<String> mistakes = new ArrayList<>();
        form.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> mistakes.add("unknown key " + key + "; the form has: "
                        + String.join(", ", KEYS.stream().sorted().toList())));
        if (!text(form.get("rulebook")).equals(text(rulebook.get("rulebook")))) {
            mistakes.add("the answers are for " + text(form.get("rulebook")) + ", the rulebook is "
                    + text(rulebook.get("rulebook")));
        }
        for (String key : List.of("edition", "verifiedBy", "verifiedOn", "textSha256")) {
            if (text(form.get(key)).isBlank()) {
                mistakes.add(key + " is empty: say it, a value nobody answers for is worth nothing");
            }
        }
        List<String> ids = list(rulebook.get("slots")).stream()
                .map(slot -> slot instanceof Map<?, ?> keys ? text(keys.get("id")) : "")
                .toList();
        List<Object> fills = list(form.get("fills"));
        fills.stream()
                .map(FilledRulebook::text)
                .filter(id -> !ids.contains(id))
                .forEach(
                        id -> mistakes.add("there is no empty place " + id + "; there are: " + String.join(", ", ids)));
        if (fills.isEmpty()) {
            mistakes.add("fills names no place: name those your answers fill");
        }
        return mistakes;
    }

    private static Map<String, Object> mapping(String text, String what) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setCodePointLimit(LARGEST_CHARACTERS)
                    .setMaxAliasesForCollections(0)
                    .setAllowRecursiveKeys(false)
                    .setLabel(what)
                    .build();
            if (new Load(settings).loadFromString(text) instanceof Map<?, ?> keys) {
                Map<String, Object> mapping = new LinkedHashMap<>();
                keys.forEach((key, value) -> mapping.put(text(key), value));
                return mapping;
            }
            throw new IllegalArgumentException(what + " hold no keys; start from the form");
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(what + " are no YAML: " + e.getMessage(), e);
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> items ? List.copyOf(items) : List.of();
    }
}
