package org.robograde.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.reports.input.LaboratoryStatement;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.input.TrialPicture;
import org.robograde.reports.input.TrialTracks;
import org.robograde.reports.input.UnitDescription;
import org.robograde.reports.pages.Language;
import org.robograde.reports.sample.SampleGrade;
import org.robograde.reports.sample.SampleReport;

/** What the first page and the report's identification take from the evidence. */
class CoverTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:01Z");

    @TempDir
    Path folder;

    @Test
    void the_unit_is_named_beside_its_id_and_described_as_the_item_under_test() throws IOException {
        render(LaboratoryStatement.none(), List.of(unit("sim-service-replanner", "1.10")));
        assertThat(page("index.html"))
                .contains("<span class=\"unit-title\">Courier</span>")
                .contains("Courier, Maker, model M-1, serial number 0007, software 1.10 (sim-service-replanner)");
        assertThat(page("zh.html"))
                .contains("<span class=\"unit-title\">送物单元</span>")
                .contains("送物单元、Maker、型号 M-1、序列号 0007、软件版本 1.10（sim-service-replanner）");
    }

    @Test
    void what_the_laboratory_states_of_the_item_goes_before_its_profile() throws IOException {
        render(SampleReport.input().laboratory(), List.of(unit("sim-service-replanner", "1.10")));
        assertThat(page("index.html"))
                .contains("Sample Robotics, corridor courier SC-1, serial 0007 (sim-service-replanner)")
                .doesNotContain("serial number 0007");
    }

    @Test
    void profiles_that_disagree_are_all_printed_and_one_of_another_unit_is_not() throws IOException {
        render(
                LaboratoryStatement.none(),
                List.of(
                        unit("sim-service-replanner", "1.1"),
                        unit("sim-service-replanner", "1.2"),
                        unit("another-unit", "of-another-unit")));
        assertThat(page("index.html"))
                .contains("software 1.1; Courier, Maker, model M-1, serial number 0007, software 1.2 (")
                .doesNotContain("of-another-unit");
    }

    @Test
    void simulated_trials_are_dated_by_the_stations_clock() throws IOException {
        render(LaboratoryStatement.none(), List.of(unit("u", "1"), unit("u", "1")));
        assertThat(page("index.html"))
                .contains("2026-11-22 08:00:01 UTC to 2026-11-22 08:01:01 UTC, by the station&#39;s clock;");
        assertThat(page("zh.html")).contains("2026-11-22 08:00:01 UTC 至 2026-11-22 08:01:01 UTC（测试站时钟）");
    }

    @Test
    void the_reason_is_one_sentence_and_a_line_for_each_element_that_decided() throws IOException {
        render(LaboratoryStatement.none(), List.of());
        assertThat(page("index.html"))
                .contains("is the lowest level among the elements that count.")
                .contains("<dl class=\"why\">");
        assertThat(page("zh.html")).contains("级是所计要素中的最低等级，由以下要素决定：");
    }

    @Test
    void the_first_digits_of_every_bundles_hash_are_on_the_cover() throws IOException {
        render(LaboratoryStatement.none(), List.of());
        String cover = page("index.html").split("id=\"identification\"", 2)[0];
        SampleGrade.grade()
                .trials()
                .forEach(t ->
                        assertThat(cover).contains("<code>" + t.manifestSha256().substring(0, 16) + "</code>"));
    }

    private void render(LaboratoryStatement laboratory, List<UnitDescription> units) {
        ReportInput sample = SampleReport.input();
        List<TrialPicture> pictures = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            TrialPicture picture = sample.trials().get(i);
            pictures.add(new TrialPicture(
                    picture.trialId(),
                    startedAt(picture.tracks(), START.plusSeconds(60L * i)),
                    picture.site(),
                    Optional.of(units.get(i))));
        }
        ReportRenderer.render(
                new ReportInput(sample.grade(), sample.gradeSha256(), pictures, sample.frames(), laboratory),
                Language.ENGLISH,
                folder);
    }

    private static TrialTracks startedAt(TrialTracks t, Instant start) {
        return new TrialTracks(
                t.startNanos(),
                t.endNanos(),
                Optional.of(start),
                t.unit(),
                t.people(),
                t.events(),
                t.losses(),
                t.clocks());
    }

    private static UnitDescription unit(String id, String version) {
        return new UnitDescription(
                id,
                new LocalizedText("Courier", "送物单元"),
                Optional.of("Maker"),
                Optional.of("M-1"),
                Optional.of("0007"),
                Optional.of(version));
    }

    private String page(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
