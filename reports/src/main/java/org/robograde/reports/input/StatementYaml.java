package org.robograde.reports.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.robograde.grader.rulebook.LocalizedText;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A flat file of statements: known keys, each with a text or with one text per language. Everything is read as it was written:
 * {@code 2026-11-18} is a text and no date.
 */
public final class StatementYaml {
    private static final int CHARACTERS_MAX = 1 << 18;
    private static final int WORDS_MAX = 4000;

    private final String name;
    private final List<String> mistakes = new ArrayList<>();

    private StatementYaml(String name) {
        this.name = name;
    }

    /**
     * @param field the field a key names, if it names one
     * @throws IllegalArgumentException with every mistake, each on a line with file, line and column
     */
    public static <F> Map<F, LocalizedText> read(byte[] yaml, String name, Function<String, Optional<F>> field) {
        StatementYaml reader = new StatementYaml(name);
        Map<F, LocalizedText> said = new LinkedHashMap<>();
        try {
            reader.root(yaml).ifPresent(root -> reader.fields(root, field, said));
        } catch (MarkedYamlEngineException e) {
            reader.mistake(e.getProblemMark(), "this is no YAML: " + e.getProblem());
        } catch (YamlEngineException | StackOverflowError e) { // the parser does not bound nesting itself
            reader.mistake(Optional.empty(), "this is no YAML that a statement can be: " + e.getMessage());
        }
        if (!reader.mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", reader.mistakes));
        }
        return said;
    }

    private Optional<MappingNode> root(byte[] yaml) {
        if (yaml.length > CHARACTERS_MAX) {
            mistake(Optional.empty(), "a statement of more than " + CHARACTERS_MAX + " bytes is not read");
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(CHARACTERS_MAX)
                .setMaxAliasesForCollections(0)
                .setUseMarks(true)
                .build();
        Optional<Node> node = new Compose(settings).composeString(new String(yaml, StandardCharsets.UTF_8));
        if (node.isPresent() && !(node.get() instanceof MappingNode)) {
            mistake(node.get().getStartMark(), "a statement is a list of \"field: text\"");
        }
        return node.filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    }

    private <F> void fields(MappingNode root, Function<String, Optional<F>> field, Map<F, LocalizedText> said) {
        for (NodeTuple tuple : root.getValue()) {
            String key = scalar(tuple.getKeyNode()).orElse("");
            Optional<F> known = field.apply(key);
            if (known.isEmpty()) {
                mistake(tuple.getKeyNode().getStartMark(), "there is no field \"" + key + "\"");
            } else if (said.containsKey(known.get())) {
                mistake(tuple.getKeyNode().getStartMark(), "\"" + key + "\" is stated twice");
            } else {
                words(tuple.getValueNode(), key).ifPresent(words -> said.put(known.get(), words));
            }
        }
    }

    private Optional<LocalizedText> words(Node value, String key) {
        if (value instanceof MappingNode languages) {
            @Nullable String english = null;
            @Nullable String chinese = null;
            for (NodeTuple tuple : languages.getValue()) {
                String language = scalar(tuple.getKeyNode()).orElse("");
                String text = line(tuple.getValueNode(), key).orElse("");
                if (language.equals("en")) {
                    english = text;
                } else if (language.equals("zh")) {
                    chinese = text;
                } else {
                    mistake(
                            tuple.getKeyNode().getStartMark(),
                            "\"" + key + "\" is said in en or zh, not in \"" + language + "\"");
                }
            }
            return english == null
                    ? Optional.ofNullable(chinese).map(zh -> new LocalizedText(zh, zh))
                    : Optional.of(new LocalizedText(english, chinese == null ? english : chinese));
        }
        return line(value, key).map(text -> new LocalizedText(text, text));
    }

    /** One line of text; blank is as good as not stated. */
    private Optional<String> line(Node value, String key) {
        Optional<String> text = scalar(value);
        if (text.isEmpty()) {
            mistake(value.getStartMark(), "\"" + key + "\" needs a text, or {en: ..., zh: ...}");
        }
        if (text.filter(t -> t.length() > WORDS_MAX).isPresent()) {
            mistake(value.getStartMark(), "\"" + key + "\" is longer than " + WORDS_MAX + " characters");
        }
        return text.map(t -> t.replaceAll("[\\s\\p{Cntrl}]+", " ").strip()).filter(t -> !t.isEmpty());
    }

    private static Optional<String> scalar(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    private void mistake(Optional<Mark> where, String what) {
        String place = where.map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1))
                .orElse("");
        mistakes.add(name + place + ": " + what);
    }
}
