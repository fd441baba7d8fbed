package org.robograde.grader.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.Evidence;
import org.robograde.grader.Grader;
import org.robograde.grader.ToyDelivery;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.RulebookDiff;
import org.robograde.grader.rulebook.reading.RulebookReader;

class WhatIfTest {
    private static final Path HOUSE = Path.of(
            System.getProperty("robograde.root", ".."),
            "grader/src/test/resources/org/robograde/grader/rulebook/corridor.yaml");

    @TempDir
    static Path archive;

    @BeforeAll
    static void recordAnArchive() {
        for (int repetition = 1; repetition <= 3; repetition++) {
            ToyDelivery.write(archive, true, repetition);
            ToyDelivery.write(archive, false, repetition);
        }
        ToyDelivery.writeStop(archive, true);
        ToyDelivery.writeStop(archive, false);
    }

    private static Rulebook changed(String from, String to) throws IOException {
        String text = Files.readString(HOUSE);
        assertThat(text).contains(from);
        return RulebookReader.read(
                "changed.yaml",
                text.replaceFirst("(?m)^edition: .*$", "edition: \"x\"")
                        .replace(from, to)
                        .getBytes(StandardCharsets.UTF_8),
                Grader.metrics());
    }

    private static WhatIf.Outcome ask(Rulebook after, int threads) throws InterruptedException {
        MeasuredArchive measured = Grader.archive(archive);
        List<Integer> progress = new ArrayList<>();
        List<Path> bundles = measured.bundles();
        WhatIf.Outcome outcome = new WhatIf(Grader.rulebook(HOUSE), after).over(measured, bundles, threads, done -> {
            synchronized (progress) {
                progress.add(done);
            }
        });
        assertThat(progress).hasSize(bundles.size()).contains(bundles.size());
        return outcome;
    }

    private static void forget() throws IOException {
        Path kept = archive.resolve(MeasuredArchive.KEPT);
        if (Files.isDirectory(kept)) {
            try (Stream<Path> files = Files.walk(kept)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void the_same_rules_change_no_level() throws Exception {
        WhatIf.Outcome outcome = ask(Grader.rulebook(HOUSE), 2);

        assertThat(outcome.trials()).isEqualTo(8);
        assertThat(outcome.units()).isNotEmpty().noneMatch(UnitChange::changed);
        assertThat(outcome.unusable()).isEmpty();
    }

    @Test
    void a_stricter_limit_lowers_who_does_not_keep_it_and_names_the_clause() throws Exception {
        Rulebook strict =
                changed("limits: {1: 0.50, 2: 0.40, 3: 0.30, 4: 0.20, 5: 0.05}", "limits: {1: 0.0002, 2: 0.0001}");

        List<UnitChange> changes =
                ask(strict, 2).units().stream().filter(UnitChange::changed).toList();

        assertThat(changes).isNotEmpty().allMatch(c -> c.decidedBy().contains("HS-E-2"));
        assertThat(changes).allMatch(c -> c.after().orElse(-1) < c.before().orElse(-1));
    }

    @Test
    void what_was_measured_is_kept_and_an_interrupted_run_goes_on() throws Exception {
        forget();
        assertThat(ask(Grader.rulebook(HOUSE), 1).measuredNow()).isEqualTo(8);
        assertThat(ask(Grader.rulebook(HOUSE), 2).measuredNow()).isZero();

        Path some;
        try (Stream<Path> files = Files.walk(archive.resolve(MeasuredArchive.KEPT))) {
            some = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        }
        Files.writeString(some, "{\"half\":");
        assertThat(ask(Grader.rulebook(HOUSE), 2).measuredNow()).isEqualTo(1);
    }

    @Test
    void kept_measurements_give_the_levels_the_evidence_gives_in_any_number_of_threads() throws Exception {
        WhatIf.Outcome kept = ask(Grader.rulebook(HOUSE), 8);
        assertThat(ask(Grader.rulebook(HOUSE), 1).units()).isEqualTo(kept.units());

        for (UnitChange unit : kept.units()) {
            List<Evidence> own = Grader.archive(archive).bundles().stream()
                    .map(Evidence::open)
                    .filter(e -> e.identity().unitId().equals(unit.unitId()))
                    .toList();
            Grade grade = Grader.grade(own, HOUSE, 2);
            assertThat(unit.after()).isEqualTo(grade.level());
        }
    }

    @Test
    void other_metrics_measure_anew() {
        assertThat(Grader.metricsHash()).hasSize(16).isEqualTo(Grader.metricsHash());
    }

    @Test
    void the_difference_of_two_rulebooks_is_told_in_words() throws IOException {
        Rulebook house = Grader.rulebook(HOUSE);
        assertThat(RulebookDiff.between(house, house)).isEmpty();

        List<RulebookDiff.Change> changes = RulebookDiff.between(
                house,
                changed(
                        "limits: {1: 0.60, 2: 0.40, 3: 0.25, 4: 0.15, 5: 0.05}",
                        "limits: {1: 0.60, 2: 0.50, 3: 0.20, 4: 0.15}"));

        assertThat(changes)
                .contains(
                        new RulebookDiff.Change(
                                "HS-P-1",
                                RulebookDiff.Effect.LOOSER,
                                new LocalizedText(
                                        "the limit at level 2 is looser: 0.4 -> 0.5 m", "第2级限值放宽：0.4 → 0.5 m")),
                        new RulebookDiff.Change(
                                "HS-P-1",
                                RulebookDiff.Effect.STRICTER,
                                new LocalizedText(
                                        "the limit at level 3 is stricter: 0.25 -> 0.2 m", "第3级限值收紧：0.25 → 0.2 m")),
                        new RulebookDiff.Change(
                                "HS-P-1",
                                RulebookDiff.Effect.LOOSER,
                                new LocalizedText("no limit at level 5 any more (was 0.05)", "第5级不再设限（原为0.05）")));
        assertThat(changes).allMatch(c -> c.where().equals("HS-P-1") || c.effect() == RulebookDiff.Effect.NONE);
    }
}
