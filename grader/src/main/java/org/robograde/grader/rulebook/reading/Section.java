package org.robograde.grader.rulebook.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.robograde.grader.rulebook.LocalizedText;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping in the file, read key by key; every mistake goes to the findings and reading goes on. */
final class Section {
    private final String name;
    private final MappingNode node;
    private final Findings findings;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /** @param name as a message calls it, e.g. {@code clause HS-P-1} */
    Section(String name, MappingNode node, Findings findings, List<String> knownKeys) {
        this.name = name;
        this.node = node;
        this.findings = findings;
        for (NodeTuple tuple : node.getValue()) {
            enter(tuple, knownKeys);
        }
    }

    private void enter(NodeTuple tuple, List<String> knownKeys) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!knownKeys.isEmpty() && !knownKeys.contains(key)) {
            findings.add(
                    "unknown-key",
                    tuple.getKeyNode(),
                    "unknown key " + key + " in " + name,
                    Nearest.to(key, knownKeys)
                            .map(k -> "did you mean " + k + "?")
                            .orElse("known keys: " + String.join(", ", new TreeSet<>(knownKeys))));
        } else if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
            findings.add(
                    "duplicate-key",
                    tuple.getKeyNode(),
                    "the key " + key + " stands twice in " + name,
                    "keep one of them");
        }
    }

    /** As a message calls it. */
    String name() {
        return name;
    }

    Node node() {
        return node;
    }

    /** A key that only goes with another choice: where that was not made, the key is a finding. */
    void only(boolean allowed, String key, String why) {
        if (!allowed && find(key).isPresent()) {
            findings.add(
                    "unknown-key", find(key).orElse(node), key + " has no place in " + name, why + "; take it out");
        }
    }

    /** True or false under this key. */
    boolean truth(String key) {
        return oneOf(key, List.of("true", "false"), "add: " + key + ": false")
                .filter("true"::equals)
                .isPresent();
    }

    /** An item of a list that must hold keys. */
    Optional<Section> item(String itemName, Node item, List<String> keys) {
        if (item instanceof MappingNode mapping) {
            return Optional.of(new Section(itemName, mapping, findings, keys));
        }
        findings.add("not-a-section", item, itemName + " must hold keys", "known keys: " + String.join(", ", keys));
        return Optional.empty();
    }

    Map<String, Node> values() {
        return values;
    }

    Optional<Node> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    Optional<Node> need(String key, String hint) {
        Optional<Node> found = find(key);
        if (found.isEmpty()) {
            findings.add("missing-" + key, node, name + " needs a key " + key, hint);
        }
        return found;
    }

    /** A text that must be there and not empty; empty text when it is not, after a finding. */
    String text(String key, String hint) {
        return need(key, hint).flatMap(n -> scalar(key, n)).orElse("");
    }

    String optionalText(String key) {
        return find(key).flatMap(n -> scalar(key, n)).orElse("");
    }

    private Optional<String> scalar(String key, Node value) {
        if (value instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
            return Optional.of(scalar.getValue());
        }
        findings.add("not-a-text", value, key + " of " + name + " must be a text", "write it as one line of text");
        return Optional.empty();
    }

    /** Both languages, or a finding for each that is missing. */
    LocalizedText localized(String key, String hint) {
        Optional<Node> found = need(key, hint);
        if (found.isEmpty()) {
            return new LocalizedText("", "");
        }
        if (!(found.get() instanceof MappingNode mapping)) {
            findings.add(
                    "missing-translation",
                    found.get(),
                    key + " of " + name + " must be given in English and Chinese",
                    "write: {en: ..., zh: ...}");
            return new LocalizedText("", "");
        }
        Section texts = new Section(key + " of " + name, mapping, findings, List.of("en", "zh"));
        return new LocalizedText(texts.language("en", "English"), texts.language("zh", "Chinese"));
    }

    private String language(String key, String language) {
        Optional<Node> found = find(key);
        if (found.isEmpty()) {
            findings.add("missing-translation", node, name + " has no " + language + " text", "add: " + key + ": ...");
        }
        return found.flatMap(n -> scalar(key, n)).orElse("");
    }

    OptionalDouble number(String key, String hint) {
        return need(key, hint).map(n -> number(key, n)).orElse(OptionalDouble.empty());
    }

    OptionalDouble number(String key, Node value) {
        try {
            if (value instanceof ScalarNode scalar) {
                double number = Double.parseDouble(scalar.getValue());
                if (Double.isFinite(number) && !scalar.getValue().matches(".*[dDfFxX]")) {
                    return OptionalDouble.of(number);
                }
            }
        } catch (NumberFormatException e) {
            // Said below, together with every other way of not being a number.
        }
        findings.add(
                "not-a-number", value, key + " of " + name + " must be a number", "write a plain number, e.g. 0.25");
        return OptionalDouble.empty();
    }

    OptionalInt integer(String key, Node value, int least) {
        OptionalDouble number = number(key, value);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        double given = number.getAsDouble();
        if (given != Math.rint(given) || given < least || given > 1_000_000) {
            findings.add(
                    "not-a-count",
                    value,
                    key + " of " + name + " must be a whole number from " + least,
                    "write e.g. 3");
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) given);
    }

    List<Node> list(String key, String hint) {
        Optional<Node> found = need(key, hint);
        if (found.isEmpty()) {
            return List.of();
        }
        if (found.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        findings.add("not-a-list", found.get(), key + " of " + name + " must be a list", "write: [..., ...]");
        return List.of();
    }

    List<String> texts(String key, String hint) {
        List<String> texts = new ArrayList<>();
        for (Node item : list(key, hint)) {
            scalar(key, item).ifPresent(texts::add);
        }
        return texts;
    }

    Optional<MappingNode> mapping(String key, String hint) {
        Optional<Node> found = need(key, hint);
        if (found.isPresent() && !(found.get() instanceof MappingNode)) {
            findings.add("not-a-section", found.get(), key + " of " + name + " must hold keys", hint);
        }
        return found.filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    }

    /** One of the given words, or a finding that names the nearest. */
    Optional<String> oneOf(String key, List<String> words, String hint) {
        Optional<Node> found = need(key, hint);
        return found.flatMap(n -> oneOf(key, n, words));
    }

    Optional<String> oneOf(String key, Node value, List<String> words) {
        Optional<String> text = scalar(key, value);
        if (text.isPresent() && !words.contains(text.get())) {
            Optional<String> nearest = Nearest.to(text.get(), words);
            boolean few = words.size() <= 8;
            findings.add(
                    "unknown-word",
                    value,
                    key + " of " + name + " cannot be " + text.get(),
                    nearest.map(w -> "did you mean " + w + "?" + (few ? " " : ""))
                                    .orElse("")
                            + (few || nearest.isEmpty() ? "known: " + String.join(", ", words) : ""));
            return Optional.empty();
        }
        return text;
    }
}
