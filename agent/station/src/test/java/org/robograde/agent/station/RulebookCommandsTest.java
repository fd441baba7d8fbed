package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rulebook commands as their user meets them. */
class RulebookCommandsTest {
    @TempDir
    Path work;

    private Program robograde;

    @BeforeEach
    void program() {
        robograde = new Program(work.resolve("config"));
    }

    private static String house() throws Exception {
        return Files.readString(Program.root().resolve("grader/rulebooks/house-service.yaml"));
    }

    @Test
    void lint_passes_what_is_shipped_and_tells_every_mistake_of_what_is_not() throws Exception {
        Program.Run good = robograde.run("rulebook", "lint", "house-service", "db31-t-1624-2025");
        assertThat(good.exitCode()).as(good.err()).isZero();
        assertThat(good.out()).contains("house-service: no mistake").contains("STRUCTURE ONLY: 7 empty places");

        Path broken = Files.writeString(
                work.resolve("broken.yaml"),
                house().replace("metric: execution.top-speed", "metric: execution.top-sped")
                        .replace("scenarios: [hotel-emergency-stop]", "scenarios: [hotel-emergency-stopp]"));
        Program.Run bad = robograde.run("rulebook", "lint", broken);
        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(bad.out())
                .contains("there is no metric execution.top-sped")
                .contains("did you mean execution.top-speed?")
                .contains("there is no scenario hotel-emergency-stopp")
                .contains("broken.yaml: 3 mistakes");
    }

    @Test
    void diff_says_in_words_what_changed() throws Exception {
        Path changed = Files.writeString(
                work.resolve("changed.yaml"),
                house().replaceFirst("(?m)^edition: .*$", "edition: \"x\"")
                        .replace("{1: 0.60, 2: 0.40", "{1: 0.50, 2: 0.40"));
        Program.Run diff = robograde.run("rulebook", "diff", "house-service", changed);

        assertThat(diff.exitCode()).as(diff.err()).isZero();
        assertThat(diff.out()).contains("HS-P-1: the limit at level 1 is stricter: 0.6 -> 0.5 m  [stricter]");
    }

    @Test
    void an_empty_place_is_asked_for_and_no_answer_is_refused() throws Exception {
        Path form = work.resolve("form.yaml");
        Program.Run asked = robograde.run("rulebook", "fill", "t-cie-298-2025", "--form", form);
        assertThat(asked.exitCode()).as(asked.err()).isZero();
        assertThat(Files.readString(form)).contains("# place indicator-22");

        Program.Run empty = robograde.run(
                "rulebook", "fill", "t-cie-298-2025", "--answers", form, "--out", work.resolve("filled.yaml"));
        assertThat(empty.exitCode()).isEqualTo(2);
        assertThat(empty.err()).contains("verifiedBy is empty").doesNotContain("\tat ");
        assertThat(work.resolve("filled.yaml")).doesNotExist();
    }

    @Test
    void an_issued_edition_stays_as_it_is() throws Exception {
        Path own = Files.writeString(work.resolve("own.yaml"), house());
        assertThat(robograde.run("rulebook", "record", own).exitCode()).isZero();
        Files.writeString(own, house() + "# changed\n");

        Program.Run again = robograde.run("rulebook", "show", own);
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("was issued with another content");
    }

    @Test
    void explain_without_a_grade_says_what_to_do() throws Exception {
        Program.Run run = robograde.run("explain", work);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("grade it first");
    }

    @Test
    void who_is_asked_place_by_place_fills_the_places_answered_and_leaves_the_others() throws Exception {
        Path text = Files.writeString(work.resolve("standard.txt"), "what was read");
        Path out = work.resolve("filled.yaml");
        List<String> answers = new ArrayList<>(List.of("2025-a", "A. Reader, Body", "2026-11-26", text.toString()));
        answers.addAll(List.of("First", "\u4e00\u7ea7", "Second", "\u4e8c\u7ea7", ""));
        // Everything after the levels is left empty.
        for (int i = 0; i < 20; i++) answers.add("");
        Process process = robograde.start("rulebook", "fill", "db31-t-1624-2025", "--out", out);
        try (var typed = process.getOutputStream()) {
            typed.write((String.join("\n", answers) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Program.Run run = Program.await(process, 60);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("NO LEVEL yet: 6 places are still empty");
        assertThat(Files.readString(out))
                .contains("# Filled in by A. Reader, Body on 2026-11-26")
                .contains("en: First")
                .contains("zh: \u4e8c\u7ea7");
        assertThat(work.resolve("filled.yaml.answers.yaml")).isRegularFile();
    }

    @Test
    void answers_that_end_too_soon_write_nothing() throws Exception {
        Path out = work.resolve("filled.yaml");
        Process process = robograde.start("rulebook", "fill", "db31-t-1624-2025", "--out", out);
        process.getOutputStream().close();
        Program.Run run = Program.await(process, 60);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("the answers ended at \"edition of the filled rulebook");
        assertThat(out).doesNotExist();
    }

    @Test
    void computing_again_without_a_grade_says_what_to_do() throws Exception {
        Program.Run run = robograde.run("verify", "--regrade", work);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no grade here to compute again; grade it first");
    }
}
