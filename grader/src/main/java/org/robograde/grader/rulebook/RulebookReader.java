package org.robograde.grader.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.robograde.grader.metrics.MetricCatalogue;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** YAML to a checked rulebook; every mistake is found in one pass. */
public final class RulebookReader {
    /** A rulebook larger than this is refused unread. */
    public static final int LARGEST_BYTES = 1 << 20;

    private static final List<String> KEYS = List.of(
            "rulebook",
            "edition",
            "status",
            "title",
            "notice",
            "levels",
            "elements",
            "aggregation",
            "preconditions",
            "clauses");

    private final MetricCatalogue metrics;
    private final Findings findings;

    private RulebookReader(MetricCatalogue metrics, Findings findings) {
        this.metrics = metrics;
        this.findings = findings;
    }

    /** @throws RulebookException carrying every mistake */
    public static Rulebook read(Path file, MetricCatalogue metrics) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw tooLarge(name);
            }
            return read(name, Files.readAllBytes(file), metrics);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the rulebook " + file, e);
        }
    }

    /** @throws RulebookException carrying every mistake */
    public static Rulebook read(String fileName, byte[] content, MetricCatalogue metrics) {
        if (content.length > LARGEST_BYTES) {
            throw tooLarge(fileName);
        }
        String text = decode(fileName, content);
        Findings findings = new Findings(text);
        RulebookReader reader = new RulebookReader(metrics, findings);
        Optional<Rulebook> rulebook =
                YamlText.compose(text, findings).map(root -> reader.rulebook(root, sha256(content)));
        if (rulebook.isEmpty() || !findings.isEmpty()) {
            throw new RulebookException(fileName, findings.inOrder());
        }
        return rulebook.get();
    }

    private static RulebookException tooLarge(String fileName) {
        String message = "the file is larger than " + LARGEST_BYTES + " bytes";
        return new RulebookException(
                fileName, List.of(new Issue("too-large", 1, 1, message, "a rulebook is a few kilobytes", "")));
    }

    private static String decode(String fileName, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RulebookException(
                    fileName, List.of(new Issue("charset", 1, 1, "the file is not UTF-8", "save it as UTF-8", "")));
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Rulebook rulebook(MappingNode root, String sha256) {
        Section top = new Section("the rulebook", root, findings, KEYS);
        String id = top.text("rulebook", "add: rulebook: <id>");
        String edition = top.text("edition", "add: edition: \"1\"");
        String status = top.oneOf("status", List.of("house", "draft", "in_force", "withdrawn"), "add: status: house")
                .orElse("");
        LocalizedText title = top.localized("title", "add: title: {en: ..., zh: ...}");
        LocalizedText notice = top.localized("notice", "add what a reader must know first: notice: {en: ..., zh: ...}");
        List<Rulebook.Level> levels = levels(top);
        List<Rulebook.Element> elements = elements(top);
        List<Clause> clauses = clauses(top, levels, elements);
        ElementChecks.everyLevelIsAskedFor(top, levels, elements, clauses, findings);
        return new Rulebook(
                id,
                edition,
                status,
                title,
                notice,
                sha256,
                levels,
                elements,
                AggregationReader.aggregation(top, elements, findings),
                AggregationReader.preconditions(top, clauses, findings),
                clauses);
    }

    private List<Rulebook.Level> levels(Section top) {
        List<Rulebook.Level> levels = new ArrayList<>();
        Optional<MappingNode> mapping = top.mapping("levels", "add: levels: {1: {en: ..., zh: ...}, ...}");
        if (mapping.isEmpty()) {
            return levels;
        }
        Section section = new Section("levels", mapping.get(), findings, List.of());
        int expected = 1;
        for (Map.Entry<String, Node> entry : section.values().entrySet()) {
            if (!entry.getKey().equals(Integer.toString(expected))) {
                findings.add(
                        "level-order",
                        entry.getValue(),
                        "level " + entry.getKey() + " stands where level " + expected + " belongs",
                        "number the levels 1, 2, 3, ... in rising order");
            }
            levels.add(new Rulebook.Level(expected, section.localized(entry.getKey(), "")));
            expected++;
        }
        return levels;
    }

    private List<Rulebook.Element> elements(Section top) {
        List<Rulebook.Element> elements = new ArrayList<>();
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (Node item : top.list("elements", "add: elements: [{id: ..., title: {en: ..., zh: ...}}]")) {
            section("an element", item, List.of("id", "title")).ifPresent(s -> {
                String id = s.text("id", "add: id: ...");
                unique("element", id, s.find("id").orElse(s.node()), seen);
                elements.add(new Rulebook.Element(id, s.localized("title", "add: title: {en: ..., zh: ...}")));
            });
        }
        return elements;
    }

    private List<Clause> clauses(Section top, List<Rulebook.Level> levels, List<Rulebook.Element> elements) {
        ClauseReader reader = new ClauseReader(
                metrics,
                levels.stream().map(Rulebook.Level::number).toList(),
                elements.stream().map(Rulebook.Element::id).toList(),
                findings);
        List<Clause> clauses = new ArrayList<>();
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (Node item : top.list("clauses", "add: clauses: [...]")) {
            String id = ClauseReader.idOf(item);
            String name = id.isEmpty() ? "a clause" : "clause " + id;
            section(name, item, ClauseReader.KEYS).ifPresent(s -> {
                s.find("id").ifPresent(n -> unique("clause", id, n, seen));
                reader.clause(s).ifPresent(clauses::add);
            });
        }
        return clauses;
    }

    private Optional<Section> section(String name, Node item, List<String> keys) {
        if (item instanceof MappingNode mapping) {
            return Optional.of(new Section(name, mapping, findings, keys));
        }
        findings.add("not-a-section", item, name + " must hold keys", "known keys: " + String.join(", ", keys));
        return Optional.empty();
    }

    private void unique(String what, String id, Node at, Map<String, Integer> seen) {
        int line = at.getStartMark().map(m -> m.getLine() + 1).orElse(1);
        Integer first = seen.putIfAbsent(id, line);
        if (first != null) {
            findings.add(
                    "duplicate-id",
                    at,
                    what + " id " + id + " is used twice, first on line " + first,
                    "give this " + what + " an id of its own");
        }
    }

    static OptionalInt lineOf(Node node) {
        return node.getStartMark().map(m -> OptionalInt.of(m.getLine() + 1)).orElse(OptionalInt.empty());
    }
}
