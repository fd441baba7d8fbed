package org.robograde.reports.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnitDescriptionTest {

    @Test
    void a_shipped_profile_names_the_item_in_both_languages() throws IOException {
        Path profile = Path.of(System.getProperty("robograde.root", ".."))
                .resolve("robots/units/profiles/sim-service-asker.yaml");
        UnitDescription unit = UnitDescription.read(Files.readAllBytes(profile)).orElseThrow();
        assertThat(unit.id()).isEqualTo("sim-service-asker");
        assertThat(unit.title().en()).isNotEqualTo(unit.id());
        assertThat(unit.title().zh()).isNotEqualTo(unit.title().en());
        assertThat(unit.maker()).isPresent();
        assertThat(unit.model()).isPresent();
        assertThat(unit.serial()).isPresent();
        assertThat(unit.softwareVersion()).isPresent();
    }

    @Test
    void a_number_is_printed_as_it_was_written() {
        UnitDescription unit = read("unit: u\nserial: 0007\nsoftwareVersion: 1.10\nmaker: yes\n")
                .orElseThrow();
        assertThat(unit.serial()).contains("0007");
        assertThat(unit.softwareVersion()).contains("1.10");
        assertThat(unit.maker()).contains("yes");
    }

    @Test
    void what_a_profile_does_not_say_is_absent_and_its_title_is_its_id() {
        UnitDescription unit = read("unit: u\nmaker: ''\nmodel: [a, b]\n").orElseThrow();
        assertThat(unit.title().en()).isEqualTo("u");
        assertThat(unit.title().zh()).isEqualTo("u");
        assertThat(unit.maker()).isEmpty();
        assertThat(unit.model()).isEmpty();
        assertThat(unit.serial()).isEmpty();
    }

    @Test
    void a_name_of_many_lines_becomes_one_line_of_bounded_length() {
        UnitDescription unit = read("unit: u\nmaker: \"a\\nb\\u0007c\"\nmodel: " + "机".repeat(500) + "\n")
                .orElseThrow();
        assertThat(unit.maker()).contains("a b c");
        assertThat(unit.model()).contains("机".repeat(120) + "…");
    }

    @Test
    void what_is_no_profile_or_would_grow_without_bound_gives_no_description() {
        assertThat(read("")).isEmpty();
        assertThat(read("[1, 2]")).isEmpty();
        assertThat(read("title: {en: x}")).isEmpty();
        assertThat(read("unit: u\n: broken: {")).isEmpty();
        assertThat(read("unit: u\na: &a [x]\nb: *a\n")).isEmpty();
        assertThat(read("unit: u\n#" + "x".repeat(1 << 20))).isEmpty();
        assertThat(read("unit: u\na: " + "[".repeat(100_000))).isEmpty();
    }

    private static Optional<UnitDescription> read(String yaml) {
        return UnitDescription.read(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
