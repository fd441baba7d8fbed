package org.robograde.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.robograde.robots.units.UnitProfile;
import org.robograde.robots.units.yaml.InvalidInputException;
import org.robograde.robots.units.yaml.Issue;
import org.robograde.scenarios.site.Site;

/**
 * Each file under {@code mistakes/} makes one kind of mistake; the text its author sees stands beside it in {@code NAME.expected}, to the letter.
 * {@code -Drobograde.rewriteExpected=true} writes the expected files anew: read the difference.
 */
class MistakesTest {
    private static final Path FOLDER = ShippedScriptsTest.ROOT.resolve("scenarios/src/test/resources/mistakes");
    private static final Site HOTEL = ShippedScriptsTest.hotel();
    private static final UnitProfile UNIT = ShippedScriptsTest.unit("sim-service-asker");

    private static List<Issue> issues(String name) throws IOException {
        String text = Files.readString(FOLDER.resolve(name + ".yaml"));
        try {
            return Scenario.parse(name + ".yaml", text, HOTEL, UNIT).warnings();
        } catch (InvalidInputException e) {
            return e.issues();
        }
    }

    private static String rendered(List<Issue> issues) {
        return issues.stream().map(issue -> issue.render() + "\n").collect(Collectors.joining());
    }

    @TestFactory
    Stream<DynamicTest> each_mistake_is_told_in_exactly_these_words() throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(FOLDER)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml") && !file.equals("correct.yaml"))
                    .map(file -> file.substring(0, file.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
        assertThat(names).hasSizeGreaterThan(30);
        return names.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Path expected = FOLDER.resolve(name + ".expected");
                    String found = rendered(issues(name));
                    assertThat(found).isNotEmpty();
                    if (Boolean.getBoolean("robograde.rewriteExpected")) Files.writeString(expected, found);
                    assertThat(found).isEqualTo(Files.readString(expected));
                }));
    }

    @Test
    void ten_mistakes_are_ten_messages_in_one_pass() throws IOException {
        assertThat(issues("ten-mistakes"))
                .extracting(Issue::code)
                .containsExactlyInAnyOrder(
                        "missing-translation",
                        "wrong-class",
                        "out-of-range",
                        "unknown-place",
                        "unknown-parameter",
                        "unknown-verb",
                        "wrong-type",
                        "duplicate-id",
                        "missing-field",
                        "unknown-kind");
    }

    @Test
    void the_file_the_mistakes_were_made_in_is_correct() throws IOException {
        assertThat(issues("correct")).isEmpty();
    }

    @Test
    void a_unit_that_cannot_do_a_verb_is_told_apart_from_a_word_that_is_none() throws IOException {
        String mute = UNIT.text().replace(", ask", "");
        String text = Files.readString(FOLDER.resolve("correct.yaml"));

        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> Scenario.parse("correct.yaml", text, HOTEL, UnitProfile.parse("mute.yaml", mute)));

        assertThat(refused).hasMessage("""
                correct.yaml:17:11: error: the unit "sim-service-asker" cannot "ask" [unit-cannot]
                            - ask: {id: where, question: "Where are you?", expect: ["${room}"], timeoutSeconds: 5}
                              ^
                    hint: its profile does not list the verb; mark it "optional: true" to leave it out""");
    }

    @Test
    void a_unit_too_wide_for_the_doors_is_told_before_it_is_sent() throws IOException {
        String wide = UNIT.text().replace("radiusMeters: 0.25", "radiusMeters: 0.55");
        String text = Files.readString(FOLDER.resolve("correct.yaml"));

        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> Scenario.parse("correct.yaml", text, HOTEL, UnitProfile.parse("wide.yaml", wide)));

        assertThat(refused.issues()).extracting(Issue::code).containsOnly("unreachable-place");
    }

    @Test
    void a_huge_file_is_refused_before_it_is_read() {
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> Scenario.parse("huge.yaml", "a: " + "x".repeat(1 << 20), HOTEL, UNIT));

        assertThat(refused.issues()).extracting(Issue::code).containsExactly("too-large");
    }
}
