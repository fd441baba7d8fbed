package org.robograde.reports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.grader.rulebook.LocalizedText;

class MessagesTest {
    /** Vocabularies whose words come out of evidence and grades, so that no source names their keys. */
    private static final List<String> VOCABULARIES = List.of(
            "outcome.",
            "intervention.",
            "stimulus.",
            "fault.",
            "status.",
            "phase.",
            "timebase.",
            "phrase.",
            "rulebook-status.");

    /** Keys put together in code from a fixed prefix and an enum or a list. */
    private static final List<String> COMPOSED = List.of(
            "verdict.", "provenance.", "function.", "track.", "lane.", "item.", "field.", "certified.", "compare.why.");

    @Test
    void both_languages_have_exactly_the_same_keys() {
        Map<String, String> english = Messages.in(Language.ENGLISH).all();
        Map<String, String> chinese = Messages.in(Language.CHINESE).all();
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
    }

    /** Of a key that stands twice, the later text would win in silence. */
    @ParameterizedTest
    @ValueSource(strings = {"messages-en.properties", "messages-zh.properties"})
    void no_key_stands_twice(String file) throws IOException {
        List<String> keys;
        try (Stream<String> lines = Files.lines(
                Path.of("src/main/resources/org/robograde/reports/pages").resolve(file))) {
            keys = lines.filter(line -> line.contains(" = "))
                    .map(line -> line.substring(0, line.indexOf(" = ")))
                    .toList();
        }
        assertThat(keys).hasSizeGreaterThan(500).doesNotHaveDuplicates();
    }

    @Test
    void no_text_is_blank_and_slots_are_the_same_in_both_languages() {
        Map<String, String> chinese = Messages.in(Language.CHINESE).all();
        Messages.in(Language.ENGLISH).all().forEach((key, text) -> {
            assertThat(text).as(key).isNotEmpty();
            assertThat(chinese.get(key)).as(key).isNotEmpty();
            assertThat(slots(chinese.getOrDefault(key, ""))).as(key).isEqualTo(slots(text));
        });
    }

    @Test
    void every_key_that_page_and_code_name_exists_and_every_key_is_named() throws IOException {
        Set<String> keys = Messages.in(Language.ENGLISH).all().keySet();
        Set<String> named = named();
        assertThat(keys).containsAll(named);
        Set<String> unused = keys.stream()
                .filter(key -> !named.contains(key))
                .filter(key ->
                        Stream.concat(VOCABULARIES.stream(), COMPOSED.stream()).noneMatch(key::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused).isEmpty();
    }

    @Test
    void every_verdict_provenance_and_track_has_its_word() {
        Messages messages = Messages.in(Language.CHINESE);
        for (var verdict : org.robograde.grader.rulebook.Verdict.values()) {
            assertThat(messages.text("verdict." + verdict)).isNotBlank();
        }
        for (var provenance : org.robograde.grader.rulebook.Provenance.values()) {
            assertThat(messages.text("provenance." + provenance)).isNotBlank();
            assertThat(messages.text("provenance." + provenance + ".title")).isNotBlank();
            assertThat(messages.text("provenance." + provenance + ".text")).isNotBlank();
        }
        for (var track : org.robograde.reports.input.TrackSource.values()) {
            assertThat(messages.text("track." + track)).isNotBlank();
        }
    }

    @Test
    void a_word_outside_a_vocabulary_is_shown_as_it_is() {
        assertThat(Messages.in(Language.CHINESE).word("outcome", "completed")).isEqualTo("完成");
        assertThat(Messages.in(Language.CHINESE).word("outcome", "vanished")).isEqualTo("vanished");
    }

    @Test
    void a_text_without_a_translation_is_shown_in_english() {
        assertThat(Messages.in(Language.CHINESE).of(new LocalizedText("only English", " ")))
                .isEqualTo("only English");
    }

    @Test
    void what_the_grader_says_is_put_into_chinese_with_its_names() {
        Phrases phrases = new Phrases(Messages.in(Language.CHINESE));
        assertThat(phrases.of("closest to a person")).isEqualTo("离人最近");
        assertThat(phrases.of("reached room-203 in spite of north-blocked")).isEqualTo("虽有 north-blocked 仍到达 room-203");
        assertThat(phrases.of("guarded, w = 1 U")).isEqualTo("保护带判定（w = 1 U）");
        assertThat(phrases.of("something nobody foresaw")).isEqualTo("something nobody foresaw");
        assertThat(new Phrases(Messages.in(Language.ENGLISH)).of("closest to a person"))
                .isEqualTo("closest to a person");
    }

    @Test
    void an_unknown_key_is_our_mistake() {
        assertThatThrownBy(() -> Messages.in(Language.ENGLISH).text("no.such.key"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no.such.key");
    }

    @Test
    void an_argument_that_looks_like_a_slot_is_left_alone() {
        assertThat(Messages.in(Language.ENGLISH).text("range", "{1}", "b")).isEqualTo("{1} to b");
    }

    private static Set<String> slots(String text) {
        Set<String> slots = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\d}").matcher(text);
        while (matcher.find()) {
            slots.add(matcher.group());
        }
        return slots;
    }

    private static Set<String> named() throws IOException {
        Path sources = Path.of("src/main").toAbsolutePath();
        Pattern literal = Pattern.compile("\\bt\\('([a-z][a-z.-]+)'[,)]|\"([a-z]+(?:[.-][a-z-]+)*)\"");
        Set<String> keys = Messages.in(Language.ENGLISH).all().keySet();
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().matches(".*(\\.java|\\.html)"))
                    .toList()) {
                Matcher matcher = literal.matcher(read(file));
                while (matcher.find()) {
                    boolean template =
                            matcher.group(1) != null && file.toString().endsWith(".html");
                    String key = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
                    if (template || keys.contains(key)) {
                        named.add(key);
                    }
                }
            }
        }
        return named;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
