package org.robograde.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.Evidence;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.GradeCheck;
import org.robograde.grader.rulebook.Provenance;

class GraderTest {
    private static final Path RULEBOOK = Path.of(
            System.getProperty("robograde.root", ".."),
            "grader/src/test/resources/org/robograde/grader/rulebook/corridor.yaml");

    @TempDir
    static Path folder;

    private static List<Evidence> able = List.of();
    private static List<Evidence> plain = List.of();

    @BeforeAll
    static void recordTrials() {
        able = trials(true);
        plain = trials(false);
    }

    private static List<Evidence> trials(boolean ability) {
        List<Evidence> trials = new ArrayList<>();
        for (int repetition = 1; repetition <= 5; repetition++) {
            trials.add(ToyDelivery.write(folder, ability, repetition));
        }
        trials.add(ToyDelivery.writeStop(folder, ability));
        return trials;
    }

    @Test
    void a_unit_that_plans_anew_stands_higher_than_one_that_asks() {
        Grade high = Grader.grade(able, RULEBOOK, 2);
        Grade low = Grader.grade(plain, RULEBOOK, 2);

        assertThat(high.level()).as(high.levelReason().en()).isEqualTo(Optional.of(4));
        assertThat(low.level()).as(low.levelReason().en()).isEqualTo(Optional.of(2));
        assertThat(low.decidedBy()).contains("HS-D-2", "HS-C-2");
        assertThat(high.weakestProvenance()).isEqualTo(Provenance.HOUSE);
        assertThat(high.levelReason().en()).startsWith("Graded by a house rulebook, which is no standard");
        assertThat(high.levelReason().zh()).startsWith("本结果依据内部规则评定");
    }

    @Test
    void the_record_shows_who_selected_and_who_executed() {
        Grade high = Grader.grade(able, RULEBOOK, 1);
        Grade low = Grader.grade(plain, RULEBOOK, 1);

        assertThat(high.autonomy().endsleyKaber()).contains(9);
        assertThat(low.autonomy().endsleyKaber()).contains(6);
        assertThat(high.autonomy().interventions()).containsEntry("correction", 0);
        assertThat(low.autonomy().interventions()).containsEntry("correction", 5);
    }

    @Test
    void the_same_evidence_gives_the_same_bytes_whatever_threads_locale_zone_and_order() {
        byte[] first = Grader.toJson(Grader.grade(able, RULEBOOK, 1));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("zh-CN", "tr-TR", "de-DE", "ar-EG-u-nu-arab")) {
                for (int threads : new int[] {1, 2, 8}) {
                    Locale.setDefault(Locale.forLanguageTag(tag));
                    TimeZone.setDefault(TimeZone.getTimeZone(threads == 1 ? "Asia/Shanghai" : "America/St_Johns"));
                    List<Evidence> shuffled = new ArrayList<>(able);
                    Collections.shuffle(shuffled, new Random(threads * 31L + tag.hashCode()));
                    assertThat(Grader.toJson(Grader.grade(shuffled, RULEBOOK, threads)))
                            .as(tag + " with " + threads + " threads")
                            .isEqualTo(first);
                }
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void a_grade_read_back_writes_the_same_bytes() {
        byte[] json = Grader.toJson(Grader.grade(plain, RULEBOOK, 2));

        assertThat(Grader.toJson(Grader.fromJson(json))).isEqualTo(json);
        assertThat(json[json.length - 1]).isEqualTo((byte) '\n');
        assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("NaN");
    }

    @Test
    void a_grade_that_was_changed_is_found_and_the_place_is_named() {
        byte[] json = Grader.toJson(Grader.grade(able, RULEBOOK, 2));
        String changed = new String(json, StandardCharsets.UTF_8)
                .replace("\"level\":4,\"levelReason\"", "\"level\":5,\"levelReason\"");

        assertThat(Grader.check(json, able, RULEBOOK, 2)).isEqualTo(new GradeCheck(true, List.of()));
        assertThat(Grader.check(changed.getBytes(StandardCharsets.UTF_8), able, RULEBOOK, 2))
                .isEqualTo(new GradeCheck(false, List.of(new GradeCheck.Difference("/level", "5", "4"))));
    }

    @Test
    void a_trial_given_twice_or_of_another_unit_is_refused() {
        List<Evidence> twice = List.of(able.get(0), able.get(0));
        List<Evidence> mixed = List.of(able.get(0), plain.get(1));

        assertThatThrownBy(() -> Grader.grade(twice, RULEBOOK, 1))
                .hasMessage("the trial delivery-1 was given twice; give each bundle once");
        assertThatThrownBy(() -> Grader.grade(mixed, RULEBOOK, 1))
                .hasMessage("the trials are of several units [able, plain]; grade one unit at a time");
        assertThatThrownBy(() -> Grader.grade(List.of(), RULEBOOK, 1))
                .hasMessage("no trial was given; give at least one bundle");
    }

    @Test
    void one_trial_is_too_few_and_the_finding_says_how_many_more() {
        Grade grade = Grader.grade(able.subList(0, 1), RULEBOOK, 1);

        assertThat(grade.level()).isEmpty();
        assertThat(grade.levelReason().en()).contains("conditional on HS-S-1, and that could not be told: ");
        assertThat(grade.levelReason().zh()).contains("前提条款HS-S-1无法判定");
        assertThat(grade.decidedBy()).containsExactly("HS-S-1");
        assertThat(grade.findings())
                .filteredOn(f -> f.clauseId().equals("HS-P-1"))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.reason().en()).contains("measured in 1 trial, 3 are needed");
                    assertThat(f.settles().en())
                            .isEqualTo("2 more trials of hotel-delivery in which it can be measured.");
                    assertThat(f.settles().zh()).isEqualTo("再进行2次可测得该指标的试验（场景：hotel-delivery）。");
                });
    }
}
