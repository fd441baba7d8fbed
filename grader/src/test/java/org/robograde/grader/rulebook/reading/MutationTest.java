package org.robograde.grader.rulebook.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.robograde.grader.Grader;
import org.robograde.grader.rulebook.Issue;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Breaks every key of valid rulebooks in every way an author does, and holds the reader to noticing each. */
class MutationTest {
    private static final Path ROOT = Path.of(System.getProperty("robograde.root", ".."));

    /** A key without which a rulebook still says what it means. */
    private static final Set<String> OPTIONAL =
            Set.of("preconditions", "cap", "weight", "rule", "observes", "verifiedBy", "verifiedOn", "textSha256");

    /** A text that may be any text: another one is no mistake. */
    private static final Set<String> FREE = Set.of("en", "zh", "id", "rulebook", "edition", "verifiedBy", "scenarios");

    private record Scalar(String key, ScalarNode node, boolean sole) {}

    private static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file)).replace("\r", "");
    }

    private static List<String> rulebooks() throws IOException {
        return List.of(
                text("grader/src/test/resources/org/robograde/grader/rulebook/small.yaml"),
                text("grader/src/test/resources/org/robograde/grader/rulebook/full.yaml"));
    }

    private static RulebookReader.Reading read(String text) {
        return RulebookReader.lint(
                "mutant.yaml", text.getBytes(StandardCharsets.UTF_8), Grader.metrics(), Surroundings.NONE);
    }

    private static void entries(Node node, String key, List<NodeTuple> tuples, List<Scalar> scalars) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                tuples.add(tuple);
                entries(tuple.getValueNode(), ((ScalarNode) tuple.getKeyNode()).getValue(), tuples, scalars);
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> entries(item, key, tuples, scalars));
        } else if (node instanceof ScalarNode scalar) {
            scalars.add(new Scalar(key, scalar, true));
        }
    }

    private static MappingNode compose(String text) {
        return (MappingNode)
                new Compose(LoadSettings.builder().build()).composeString(text).orElseThrow();
    }

    private static int from(Node node) {
        return node.getStartMark().orElseThrow().getIndex();
    }

    private static int to(Node node) {
        return node.getEndMark().orElseThrow().getIndex();
    }

    private static String with(String text, int from, int to, String replacement) {
        return text.substring(0, from) + replacement + text.substring(to);
    }

    /** Refused, and every issue points into the file and says what to do. */
    private static void refused(String mutant, String what) {
        RulebookReader.Reading reading = read(mutant);
        List<String> lines = mutant.lines().toList();
        assertThat(reading.issues())
                .as(what)
                .anyMatch(i -> i.severity() == Issue.Severity.ERROR)
                .allMatch(i -> i.line() >= 1 && i.line() <= Math.max(1, lines.size()))
                .allMatch(i -> !i.message().isBlank() && !i.hint().isBlank());
        for (Issue issue : reading.issues()) {
            assertThat(issue.column())
                    .as(issue.message())
                    .isBetween(1, issue.sourceLine().length() + 1);
        }
        assertThat(reading.rulebook()).as(what).isEmpty();
    }

    @Test
    void what_is_broken_here_is_whole_before() throws IOException {
        for (String text : rulebooks()) {
            assertThat(read(text).issues()).isEmpty();
        }
    }

    @Test
    void every_misspelt_key_is_told_with_the_right_one() throws IOException {
        int mutants = 0;
        for (String text : rulebooks()) {
            List<NodeTuple> tuples = new ArrayList<>();
            entries(compose(text), "", tuples, new ArrayList<>());
            for (NodeTuple tuple : tuples) {
                String key = ((ScalarNode) tuple.getKeyNode()).getValue();
                if (key.length() < 3) {
                    continue;
                }
                String typo = key.substring(0, key.length() - 2) + key.charAt(key.length() - 1);
                String mutant = with(text, from(tuple.getKeyNode()), to(tuple.getKeyNode()), typo);
                refused(mutant, typo);
                int line = text.substring(0, from(tuple.getKeyNode())).split("\n", -1).length;
                assertThat(read(mutant).issues())
                        .as(typo)
                        .anyMatch(i -> i.code().equals("unknown-key")
                                && i.line() == line
                                && i.hint().contains(key));
                mutants++;
            }
        }
        assertThat(mutants).isGreaterThan(100);
    }

    @Test
    void every_key_that_stands_twice_is_told() throws IOException {
        for (String text : rulebooks()) {
            List<NodeTuple> tuples = new ArrayList<>();
            entries(compose(text), "", tuples, new ArrayList<>());
            for (NodeTuple tuple : tuples) {
                Node key = tuple.getKeyNode();
                int lineStart = text.lastIndexOf('\n', from(key)) + 1;
                boolean alone = text.substring(lineStart, from(key)).isBlank();
                if (alone && tuple.getValueNode() instanceof ScalarNode value) {
                    String line = text.substring(lineStart, to(value)) + "\n";
                    refused(with(text, lineStart, lineStart, line), "twice " + line);
                }
            }
        }
    }

    @Test
    void every_key_left_out_is_missed_unless_it_is_optional() throws IOException {
        int mutants = 0;
        for (String text : rulebooks()) {
            List<NodeTuple> tuples = new ArrayList<>();
            entries(compose(text), "", tuples, new ArrayList<>());
            for (NodeTuple tuple : tuples) {
                String key = ((ScalarNode) tuple.getKeyNode()).getValue();
                int lineStart = text.lastIndexOf('\n', from(tuple.getKeyNode())) + 1;
                boolean block =
                        text.substring(lineStart, from(tuple.getKeyNode())).isBlank();
                if (!block || OPTIONAL.contains(key) || key.matches("[0-9]+")) {
                    continue;
                }
                int end = to(tuple.getValueNode());
                refused(with(text, from(tuple.getKeyNode()), end, ""), "without " + key);
                mutants++;
            }
        }
        assertThat(mutants).isGreaterThan(40);
    }

    @Test
    void every_value_of_the_wrong_kind_is_told() throws IOException {
        int mutants = 0;
        for (String text : rulebooks()) {
            List<Scalar> scalars = new ArrayList<>();
            entries(compose(text), "", new ArrayList<>(), scalars);
            for (Scalar scalar : scalars) {
                for (String wrong : List.of("[1, 2]", "{a: b}", "''")) {
                    refused(with(text, from(scalar.node()), to(scalar.node()), wrong), scalar.key() + " as " + wrong);
                    mutants++;
                }
                if (!FREE.contains(scalar.key()) && !scalar.key().equals("expression")) {
                    refused(with(text, from(scalar.node()), to(scalar.node()), "xyzzy"), scalar.key() + " as xyzzy");
                    mutants++;
                }
            }
        }
        assertThat(mutants).isGreaterThan(400);
    }

    @Test
    void random_damage_gives_issues_or_a_rulebook_but_never_a_stack_trace() throws IOException {
        Random random = new Random(7);
        for (String text : rulebooks()) {
            for (int i = 0; i < 1500; i++) {
                int from = random.nextInt(text.length());
                int to = Math.min(text.length(), from + random.nextInt(40));
                String mutant = with(text, from, to, "{[:-'\"#&*!|>%@`9".substring(0, random.nextInt(4)));
                try {
                    read(mutant);
                } catch (RuntimeException e) {
                    fail("mutant " + i + " broke the reader:\n" + mutant, e);
                }
            }
        }
    }
}
