package org.robograde.grader.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.grader.Grader;
import org.robograde.grader.rulebook.reading.RulebookReader;

/**
 * One file per mistake, beside it the exact text that its author must see. With {@code -Drobograde.rewriteExpected=true} the
 * texts are written anew; read the difference before you commit it.
 */
class RulebookMistakesTest {
    private static final Path FOLDER = Path.of(
            System.getProperty("robograde.root", ".."),
            "grader/src/test/resources/org/robograde/grader/rulebook/mistakes");

    static List<String> mistakes() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".yaml"))
                    .map(f -> f.substring(0, f.length() - 5))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void is_told_with_its_place_and_what_to_do(String mistake) throws IOException {
        byte[] content = Files.readAllBytes(FOLDER.resolve(mistake + ".yaml"));

        RulebookException told = catchThrowableOfType(
                RulebookException.class, () -> RulebookReader.read(mistake + ".yaml", content, Grader.metrics()));

        assertThat(told).isNotNull();
        Path expected = FOLDER.resolve(mistake + ".txt");
        if (Boolean.getBoolean("robograde.rewriteExpected")) {
            Files.writeString(expected, String.valueOf(told.getMessage()));
        }
        assertThat(told).hasMessage(Files.readString(expected));
    }

    @Test
    void there_are_mistakes_to_tell() throws IOException {
        assertThat(mistakes()).hasSizeGreaterThan(20);
    }

    @Test
    void a_rulebook_may_ask_for_two_persons_and_asks_for_one_if_it_says_nothing() throws IOException {
        String text = Files.readString(FOLDER.resolve("three-persons.yaml"));

        assertThat(persons(text.replace("persons: 3", "persons: 2"))).isEqualTo(2);
        assertThat(persons(text.replace(", persons: 3", "").replace("  persons: 3\n", "")))
                .isEqualTo(1);
    }

    private static int persons(String text) {
        return RulebookReader.read("r.yaml", text.getBytes(StandardCharsets.UTF_8), Grader.metrics())
                .applicability()
                .persons();
    }

    @Test
    void a_file_above_one_mebibyte_is_refused_unread() {
        byte[] content = "#".repeat(RulebookReader.LARGEST_BYTES + 1).getBytes(StandardCharsets.UTF_8);

        RulebookException told = catchThrowableOfType(
                RulebookException.class, () -> RulebookReader.read("big.yaml", content, Grader.metrics()));

        assertThat(told.issues()).extracting(Issue::code).containsExactly("too-large");
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() {
        byte[] content = {'a', ':', ' ', (byte) 0xff};

        RulebookException told = catchThrowableOfType(
                RulebookException.class, () -> RulebookReader.read("latin.yaml", content, Grader.metrics()));

        assertThat(told.issues()).extracting(Issue::code).containsExactly("charset");
    }
}
