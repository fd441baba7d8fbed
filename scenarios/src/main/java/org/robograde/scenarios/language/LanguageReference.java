package org.robograde.scenarios.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The reference page of the script language, made from its JSON Schema, in one of two languages. What the schema does not say, the page does not say. */
public final class LanguageReference {
    private final JsonNode schema;
    private final Words words;
    private final StringBuilder page = new StringBuilder();

    /** What the page itself says, by language; a description is looked up under {@code description}. */
    private record Words(
            String description,
            String title,
            String intro,
            String script,
            String steps,
            String triggers,
            String stimuli,
            String faults,
            String operator,
            String expectations,
            String field,
            String value,
            String meaning,
            String required,
            String optional,
            String steplist) {}

    private static final Words EN = new Words(
            "description",
            "The script language",
            "Generated from `scripts/scenario.schema.json`; do not edit (how: README). Times are seconds of trial time, lengths metres, angles radians in the frame `map`.",
            "A script",
            "Steps",
            "When something happens",
            "Stimuli",
            "Faults",
            "The simulated operator",
            "Expectations",
            "field",
            "value",
            "meaning",
            "required",
            "may be left out",
            "list of steps");

    private static final Words ZH = new Words(
            "descriptionZh",
            "脚本语言",
            "由`scripts/scenario.schema.json`生成，请勿手改（方法见README）。时间为试验时间秒，长度为米，角度为`map`坐标系下的弧度。",
            "脚本",
            "步骤",
            "触发时机",
            "激励",
            "故障",
            "模拟操作员",
            "预期",
            "字段",
            "取值",
            "含义",
            "必填",
            "可省略",
            "步骤列表");

    private LanguageReference(JsonNode schema, Words words) {
        this.schema = schema;
        this.words = words;
    }

    /**
     * Markdown, ending in a line break.
     *
     * @param schemaJson text of {@code scenario.schema.json}
     * @param language {@code en} or {@code zh}
     * @throws IllegalArgumentException if it is not JSON, or the language is another
     */
    public static String of(String schemaJson, String language) {
        if (!language.equals("en") && !language.equals("zh"))
            throw new IllegalArgumentException("the page is written in en and zh, not in \"" + language + "\"");
        try {
            return new LanguageReference(new ObjectMapper().readTree(schemaJson), language.equals("zh") ? ZH : EN)
                    .page();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the schema is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private String page() {
        line("# " + words.title());
        line("");
        line(words.intro());
        section(words.script(), schema);
        section(words.operator(), schema.at("/properties/operator/oneOf/1"));
        line("");
        line("## " + words.steps());
        fields(schema.at("/$defs/step"), "### ");
        JsonNode happening = schema.at("/properties/meanwhile/items");
        line("");
        line("## " + words.triggers());
        part("### ", "at", schema.at("/$defs/at"));
        part("### ", "when", schema.at("/$defs/when"));
        alternatives(words.stimuli(), happening.at("/properties/stimulus/oneOf"));
        alternatives(words.faults(), happening.at("/properties/fault/oneOf"));
        alternatives(words.expectations(), schema.at("/properties/expect/items/oneOf"));
        return page.toString();
    }

    private void section(String title, JsonNode object) {
        line("");
        line("## " + title);
        table(object);
    }

    /** Each field of an object as a part of its own. */
    private void fields(JsonNode object, String level) {
        object.path("properties").properties().forEach(field -> part(level, field.getKey(), field.getValue()));
    }

    private void part(String level, String name, JsonNode node) {
        line("");
        line(level + "`" + name + "`");
        line("");
        line(text(node));
        if (node.has("properties")) table(node);
    }

    /** One part for each; named by its kind, or by what only it has. */
    private void alternatives(String title, JsonNode oneOf) {
        line("");
        line("## " + title);
        for (JsonNode one : oneOf) {
            String kind = one.at("/properties/kind/const").asText("");
            part("### ", kind.isEmpty() ? secondRequired(one) : kind, one);
        }
    }

    private static String secondRequired(JsonNode one) {
        return one.path("required").path(1).asText();
    }

    private void table(JsonNode object) {
        line("");
        line("| " + words.field() + " | " + words.value() + " | | " + words.meaning() + " |");
        line("|---|---|---|---|");
        List<String> required = new ArrayList<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        object.path("properties").properties().forEach(field -> {
            String need = required.contains(field.getKey()) ? words.required() : words.optional();
            JsonNode node = field.getValue();
            line("| `" + field.getKey() + "` | " + value(node) + " | " + need + " | " + text(node) + " |");
        });
    }

    private String text(JsonNode node) {
        String own = node.path(words.description()).asText("");
        // A unit is the same in both languages.
        return own.isEmpty() ? node.path("description").asText("") : own;
    }

    private String value(JsonNode node) {
        if (node.has("$ref")) return ref(node.path("$ref").asText());
        if (node.has("const")) return "`" + node.path("const").asText() + "`";
        if (node.has("enum")) {
            List<String> all = new ArrayList<>();
            node.path("enum").forEach(word -> all.add("`" + word.asText() + "`"));
            return String.join(", ", all);
        }
        if (node.has("anyOf")) return value(node.path("anyOf").path(0));
        if (node.has("oneOf") && !node.has("type")) return "{...}";
        return typed(node);
    }

    private String ref(String ref) {
        return switch (ref) {
            case "#/$defs/steps" -> words.steplist();
            case "#/$defs/localText" -> "{en, zh}";
            default -> "{...}";
        };
    }

    private String typed(JsonNode node) {
        String type = node.path("type").asText("");
        if (type.equals("array")) return "[" + value(node.path("items")) + ", ...]";
        if (type.equals("object")) {
            List<String> names = new ArrayList<>();
            node.path("properties").fieldNames().forEachRemaining(names::add);
            return names.isEmpty() ? "{...}" : "{" + String.join(", ", names) + "}";
        }
        if (!node.has("minimum")) return type.equals("boolean") ? "`true`, `false`" : type;
        String most = node.has("maximum") ? " … " + number(node.path("maximum")) : " …";
        return number(node.path("minimum")) + most;
    }

    private static String number(JsonNode number) {
        return number.isIntegralNumber()
                ? number.asText()
                : String.format(Locale.ROOT, "%s", number.decimalValue().toPlainString());
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
