package org.robograde.grader.rulebook.reading;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.robograde.grader.metrics.MetricCatalogue;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.Issue;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.RulebookException;
import org.robograde.grader.rulebook.Slot;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** YAML to a checked rulebook; every mistake is found in one pass. */
public final class RulebookReader {
    /** A rulebook larger than this is refused unread. */
    public static final int LARGEST_BYTES = 1 << 20;

    /** Of the file's layout; see SPEC.md. */
    public static final int FORMAT = 1;

    private static final List<String> CLASSES = List.of("service", "industrial", "surgical");

    private static final List<String> KEYS = List.of(
            "format",
            "rulebook",
            "edition",
            "status",
            "title",
            "notice",
            "applicability",
            "levels",
            "elements",
            "aggregation",
            "preconditions",
            "clauses",
            "slots");

    private final MetricCatalogue metrics;
    private final Surroundings surroundings;
    private final Findings findings;

    private RulebookReader(MetricCatalogue metrics, Surroundings surroundings, Findings findings) {
        this.metrics = metrics;
        this.surroundings = surroundings;
        this.findings = findings;
    }

    /** What a file gave: the rulebook where it has no mistake, and everything there is to say of it. */
    public record Reading(String fileName, Optional<Rulebook> rulebook, List<Issue> issues) {
        public Reading {
            issues = List.copyOf(issues);
        }
    }

    /**
     * Reads a file, holding it to the record of editions in its folder.
     *
     * @throws RulebookException carrying every mistake
     */
    public static Rulebook read(Path file, MetricCatalogue metrics) {
        EditionRecord editions = EditionRecord.in(folderOf(file));
        return orThrow(lint(file, metrics, new Surroundings(Map.of(), editions)));
    }

    /** The folder a file stands in, where the record of editions is looked for. */
    public static Path folderOf(Path file) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        return folder == null ? absolute : folder;
    }

    /** @throws RulebookException carrying every mistake */
    public static Rulebook read(String fileName, byte[] content, MetricCatalogue metrics) {
        return orThrow(lint(fileName, content, metrics, Surroundings.NONE));
    }

    private static Rulebook orThrow(Reading reading) {
        return reading.rulebook()
                .orElseThrow(() -> new RulebookException(
                        reading.fileName(),
                        reading.issues().stream()
                                .filter(i -> i.severity() == Issue.Severity.ERROR)
                                .toList()));
    }

    /** Everything there is to say of a file; throws only if it cannot be read at all. */
    public static Reading lint(Path file, MetricCatalogue metrics, Surroundings surroundings) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                return tooLarge(name);
            }
            return lint(name, Files.readAllBytes(file), metrics, surroundings);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the rulebook " + file, e);
        }
    }

    /** Everything there is to say of a rulebook's bytes. */
    public static Reading lint(String fileName, byte[] content, MetricCatalogue metrics, Surroundings surroundings) {
        if (content.length > LARGEST_BYTES) {
            return tooLarge(fileName);
        }
        Optional<String> text = decode(content);
        if (text.isEmpty()) {
            return refused(fileName, "charset", "the file is not UTF-8", "save it as UTF-8");
        }
        Findings findings = new Findings(text.get());
        RulebookReader reader = new RulebookReader(metrics, surroundings, findings);
        Optional<Rulebook> rulebook = YamlText.compose(text.get(), findings)
                .map(root -> reader.rulebook(root, sha256(content)))
                .filter(r -> findings.isEmpty());
        return new Reading(fileName, rulebook, findings.inOrder());
    }

    private static Reading tooLarge(String fileName) {
        return refused(
                fileName,
                "too-large",
                "the file is larger than " + LARGEST_BYTES + " bytes",
                "a rulebook is a few kilobytes");
    }

    private static Reading refused(String fileName, String code, String message, String hint) {
        return new Reading(
                fileName, Optional.empty(), List.of(new Issue(Issue.Severity.ERROR, code, 1, 1, message, hint, "")));
    }

    private static Optional<String> decode(byte[] content) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
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
        format(top);
        String id = top.text("rulebook", "add: rulebook: <id>");
        String edition = top.text("edition", "add: edition: \"1\"");
        String status = top.oneOf("status", List.of("house", "draft", "in_force", "withdrawn"), "add: status: house")
                .orElse("");
        LocalizedText title = top.localized("title", "add: title: {en: ..., zh: ...}");
        LocalizedText notice = top.localized("notice", "add what a reader must know first: notice: {en: ..., zh: ...}");
        Rulebook.Applicability applicability = applicability(top);
        List<Rulebook.Level> levels = levels(top);
        List<Integer> numbers = levels.stream().map(Rulebook.Level::number).toList();
        List<Rulebook.Element> elements = new ElementReader(metrics, numbers, findings).elements(top);
        List<String> elementIds = elements.stream().map(Rulebook.Element::id).toList();
        List<Clause> clauses = clauses(top, numbers, elementIds);
        Rulebook.Aggregation aggregation = new AggregationReader(numbers, elementIds, findings).aggregation(top);
        List<Slot> slots = new SlotReader(elementIds, findings).slots(top);
        Rulebook rulebook = new Rulebook(
                id,
                edition,
                status,
                title,
                notice,
                sha256,
                applicability,
                levels,
                elements,
                aggregation,
                new PreconditionReader(numbers, clauses, new ClausePlaces(top).ids(), findings).preconditions(top),
                clauses,
                slots);
        RulebookChecks.all(top, rulebook, surroundings, findings);
        return rulebook;
    }

    private void format(Section top) {
        Optional<Node> node = top.need("format", "add: format: " + FORMAT);
        OptionalInt format = node.map(n -> top.integer("format", n, 1)).orElse(OptionalInt.empty());
        if (format.isPresent() && format.getAsInt() != FORMAT) {
            findings.add(
                    "unknown-format",
                    node.orElse(top.node()),
                    "format " + format.getAsInt() + " is not known here",
                    "this program reads format " + FORMAT + "; take a newer one");
        }
    }

    private Rulebook.Applicability applicability(Section top) {
        String hint = "add: applicability: {classes: [service], environment: {en: ..., zh: ...}}";
        Optional<Section> section = top.mapping("applicability", hint)
                .map(m -> new Section("applicability", m, findings, List.of("classes", "environment", "persons")));
        List<String> classes = new ArrayList<>();
        section.ifPresent(s -> {
            for (Node item : s.list("classes", "add: classes: [service]")) {
                s.oneOf("classes", item, CLASSES).ifPresent(classes::add);
            }
        });
        return new Rulebook.Applicability(
                classes,
                section.map(s -> s.localized("environment", "add: environment: {en: ..., zh: ...}"))
                        .orElse(new LocalizedText("", "")),
                section.map(this::persons).orElse(1));
    }

    private int persons(Section applicability) {
        Optional<Node> given = applicability.find("persons");
        if (given.isEmpty()) {
            return 1;
        }
        int persons = applicability.integer("persons", given.get(), 1).orElse(1);
        if (persons > 2) {
            findings.add("persons", given.get(), "persons is " + persons, "write 1 or 2");
        }
        return Math.min(persons, 2);
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

    private List<Clause> clauses(Section top, List<Integer> levels, List<String> elements) {
        ClauseReader reader = new ClauseReader(metrics, levels, elements, findings);
        List<Clause> clauses = new ArrayList<>();
        Unique ids = new Unique("clause", findings);
        for (Node item : top.list("clauses", "add: clauses: [...]")) {
            String id = ClauseReader.idOf(item);
            top.item(id.isEmpty() ? "a clause" : "clause " + id, item, ClauseReader.KEYS)
                    .ifPresent(s -> {
                        s.find("id").ifPresent(n -> ids.check(id, n));
                        reader.clause(s).ifPresent(clauses::add);
                    });
        }
        return clauses;
    }

    static OptionalInt lineOf(Node node) {
        return node.getStartMark().map(m -> OptionalInt.of(m.getLine() + 1)).orElse(OptionalInt.empty());
    }
}
