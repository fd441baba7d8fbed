package org.robograde.robots.units.yaml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A typed view of one map in a file people wrote. Each getter reports what is wrong with its field and then returns a stand-in (empty text, NaN,
 * an empty list), so that one pass finds every mistake; the caller throws at the end and never uses a stand-in. {@link #finish} reports the
 * fields nobody asked for. Not thread-safe.
 */
public final class YamlFields {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final String subject;
    private final YamlNode.Mapping map;
    private final Issues issues;
    private final Set<String> asked = new LinkedHashSet<>();

    /** @param subject what the map is, as a message names it, e.g. {@code the scenario} or {@code "navigate"} */
    public YamlFields(String subject, YamlNode.Mapping map, Issues issues) {
        this.subject = subject;
        this.map = map;
        this.issues = issues;
    }

    /** The fields of a node that must be a map; empty after reporting that it is not. */
    public static Optional<YamlFields> of(String subject, YamlNode node, Issues issues) {
        if (node instanceof YamlNode.Mapping mapping) return Optional.of(new YamlFields(subject, mapping, issues));
        issues.error("wrong-type", node.where(), subject + " must be a map of fields, not " + node.kindInWords(), "");
        return Optional.empty();
    }

    public SourcePlace where() {
        return map.where();
    }

    /** Where the field's value stands, or where the map starts if the field is missing. */
    public SourcePlace where(String key) {
        return map.entry(key).map(entry -> entry.value().where()).orElse(map.where());
    }

    public YamlNode.Mapping map() {
        return map;
    }

    public boolean has(String key) {
        return node(key).isPresent();
    }

    public Optional<YamlNode> node(String key) {
        asked.add(key);
        return map.entry(key).map(YamlNode.Entry::value);
    }

    public Optional<YamlNode> requiredNode(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty())
            issues.error(
                    "missing-field", map.where(), subject + " needs the field \"" + key + "\"", "add \"" + key + ":\"");
        return node;
    }

    /** Required text; a number is refused, because 007 and 7 would become the same. */
    public String text(String key) {
        return requiredNode(key).map(node -> textOf(key, node)).orElse("");
    }

    public Optional<String> optionalText(String key) {
        return node(key).map(node -> textOf(key, node)).filter(text -> !text.isEmpty());
    }

    /** Required; lower-case letters, digits and hyphens, so that it is safe in file names and on any screen. */
    public String id(String key) {
        String id = text(key);
        if (!id.isEmpty() && !ID.matcher(id).matches())
            issues.error(
                    "bad-id",
                    where(key),
                    "\"" + id + "\" cannot be an id",
                    "use lower-case letters, digits and hyphens, at most 64");
        return id;
    }

    /** Required; NaN after reporting. */
    public double number(String key, NumberRange range) {
        return requiredNode(key).map(node -> numberOf(key, node, range)).orElse(Double.NaN);
    }

    public double number(String key, NumberRange range, double whenMissing) {
        return node(key).map(node -> numberOf(key, node, range)).orElse(whenMissing);
    }

    /** Required; 0 after reporting. */
    public long whole(String key, long min, long max) {
        return requiredNode(key).map(node -> wholeOf(key, node, min, max)).orElse(0L);
    }

    public long whole(String key, long min, long max, long whenMissing) {
        return node(key).map(node -> wholeOf(key, node, min, max)).orElse(whenMissing);
    }

    public boolean flag(String key, boolean whenMissing) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) return whenMissing;
        if (node.get() instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.ScalarKind.BOOLEAN)
            return scalar.text().equals("true");
        wrongType(key, node.get(), "true or false");
        return whenMissing;
    }

    /** Required list; empty after reporting. An empty list written there is reported too. */
    public List<YamlNode> items(String key) {
        Optional<YamlNode> node = requiredNode(key);
        if (node.isEmpty()) return List.of();
        List<YamlNode> items = itemsOf(key, node.get());
        if (items.isEmpty() && node.get() instanceof YamlNode.Sequence)
            issues.error("empty-list", node.get().where(), "\"" + key + "\" must not be empty", "");
        return items;
    }

    public List<YamlNode> optionalItems(String key) {
        return node(key).map(node -> itemsOf(key, node)).orElse(List.of());
    }

    /** Required list of texts. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (YamlNode item : items(key)) texts.add(textOf(key, item));
        return texts;
    }

    /** Required map. */
    public Optional<YamlFields> fields(String key) {
        return requiredNode(key).flatMap(node -> of("\"" + key + "\"", node, issues));
    }

    public Optional<YamlFields> optionalFields(String key) {
        return node(key).flatMap(node -> of("\"" + key + "\"", node, issues));
    }

    /** Required text that is one of the known words; empty after reporting. */
    public <E> Optional<E> choice(String key, Map<String, E> known) {
        String word = text(key);
        if (word.isEmpty()) return Optional.empty();
        E chosen = known.get(word);
        if (chosen == null)
            issues.error(
                    "unknown-" + key.toLowerCase(java.util.Locale.ROOT),
                    where(key),
                    "\"" + word + "\" is not a known " + key,
                    NearestName.hint(word, known.keySet()));
        return Optional.ofNullable(chosen);
    }

    /** Required {@code {en: ..., zh: ...}}; a language that is missing is reported by name. */
    public LocalText localText(String key) {
        Optional<YamlFields> fields = fields(key);
        if (fields.isEmpty()) return new LocalText("", "");
        YamlFields languages = fields.get();
        LocalText text =
                new LocalText(languages.translation(key, "en", "English"), languages.translation(key, "zh", "Chinese"));
        languages.finish();
        return text;
    }

    private String translation(String key, String language, String languageInWords) {
        Optional<YamlNode> node = node(language);
        if (node.isPresent()) return textOf(language, node.get());
        issues.error(
                "missing-translation",
                map.where(),
                "\"" + key + "\" has no " + languageInWords + " text",
                "add \"" + language + ": ...\"");
        return "";
    }

    /** Reports every field that no getter asked for. Call it last. */
    public void finish() {
        for (YamlNode.Entry entry : map.entries()) {
            if (!asked.contains(entry.key()))
                issues.error(
                        "unknown-field",
                        entry.keyWhere(),
                        subject + " has no field \"" + entry.key() + "\"",
                        NearestName.hint(entry.key(), asked));
        }
    }

    private String textOf(String key, YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.ScalarKind.TEXT) {
            if (scalar.text().isBlank())
                issues.error("empty-text", node.where(), "\"" + key + "\" must not be empty", "");
            return scalar.text();
        }
        boolean quotable = node instanceof YamlNode.Scalar scalar && scalar.kind() != YamlNode.ScalarKind.NOTHING;
        issues.error(
                "wrong-type",
                node.where(),
                "\"" + key + "\" must be text, not " + node.kindInWords(),
                quotable ? "put it in quotes" : "");
        return "";
    }

    private double numberOf(String key, YamlNode node, NumberRange range) {
        boolean numeric = node instanceof YamlNode.Scalar scalar
                && (scalar.kind() == YamlNode.ScalarKind.WHOLE_NUMBER || scalar.kind() == YamlNode.ScalarKind.NUMBER);
        if (!numeric) {
            wrongType(key, node, "a number");
            return Double.NaN;
        }
        double value = finiteOrNaN(((YamlNode.Scalar) node).text());
        if (!range.contains(value)) {
            outOfRange(key, node, range.inWords());
            return Double.NaN;
        }
        return value;
    }

    private static double finiteOrNaN(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN; // .inf and .nan are numbers to YAML and to no field of ours
        }
    }

    private long wholeOf(String key, YamlNode node, long min, long max) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.kind() != YamlNode.ScalarKind.WHOLE_NUMBER) {
            wrongType(key, node, "a whole number");
            return 0;
        }
        try {
            long value = Long.parseLong(scalar.text());
            if (value >= min && value <= max) return value;
        } catch (NumberFormatException e) {
            // More digits than a long holds: out of range like any other.
        }
        outOfRange(key, node, "between " + min + " and " + max);
        return 0;
    }

    private List<YamlNode> itemsOf(String key, YamlNode node) {
        if (node instanceof YamlNode.Sequence sequence) return sequence.items();
        wrongType(key, node, "a list");
        return List.of();
    }

    private void wrongType(String key, YamlNode node, String expected) {
        issues.error(
                "wrong-type", node.where(), "\"" + key + "\" must be " + expected + ", not " + node.kindInWords(), "");
    }

    private void outOfRange(String key, YamlNode node, String expected) {
        String written = node instanceof YamlNode.Scalar scalar ? scalar.text() : node.kindInWords();
        issues.error("out-of-range", node.where(), "\"" + key + "\" must be " + expected + ", not " + written, "");
    }
}
