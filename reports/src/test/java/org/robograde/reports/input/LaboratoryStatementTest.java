package org.robograde.reports.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.reports.sample.SampleReport;

class LaboratoryStatementTest {
    @Test
    void each_field_is_a_text_or_one_per_language_and_everything_is_read_as_written() {
        LaboratoryStatement read = read("""
                laboratory: {en: Field, zh: 试验场}
                issued: 2026-11-18
                number: 0070
                client-address: >
                  Road 1,
                  Shanghai
                seal: ""
                """);
        assertThat(read.of(StatedField.LABORATORY)).contains(new LocalizedText("Field", "试验场"));
        assertThat(read.of(StatedField.ISSUED)).contains(new LocalizedText("2026-11-18", "2026-11-18"));
        assertThat(read.of(StatedField.NUMBER)).contains(new LocalizedText("0070", "0070"));
        assertThat(read.of(StatedField.CLIENT_ADDRESS))
                .contains(new LocalizedText("Road 1, Shanghai", "Road 1, Shanghai"));
        assertThat(read.of(StatedField.SEAL)).isEmpty();
    }

    @Test
    void every_mistake_is_told_with_its_line_and_column() {
        assertThatThrownBy(() -> read("labratory: x\nseal: [a]\nissued: {fr: y}\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        lab.yaml:1:1: there is no field "labratory"
                        lab.yaml:2:7: "seal" needs a text, or {en: ..., zh: ...}
                        lab.yaml:3:10: "issued" is said in en or zh, not in "fr\"""");
    }

    @Test
    void what_is_no_statement_is_refused_and_never_hangs() {
        assertThatThrownBy(() -> read("[1, 2]")).hasMessageContaining("lab.yaml:1:1");
        assertThatThrownBy(() -> read("a: &x [*x, *x]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("seal: \"" + "x".repeat(5000) + "\"")).hasMessageContaining("longer than 4000");
        assertThat(read("")).isEqualTo(LaboratoryStatement.none());
    }

    @Test
    void a_report_issued_again_with_another_word_has_another_number() {
        ReportInput sample = SampleReport.input();
        String first = ReportNumber.of(sample).orElseThrow();
        String second = ReportNumber.of(with(sample, "amends: " + first + "\namendment-reason: client's name\n"))
                .orElseThrow();
        assertThat(first).startsWith("RG-").hasSize(19);
        assertThat(second).startsWith("RG-").isNotEqualTo(first);
        assertThat(ReportNumber.of(with(sample, ""))).contains("RG-9b2c61f0a47d5e33");
        assertThat(ReportNumber.of(with(sample, "number: ZJ-2026-0070"))).contains("ZJ-2026-0070");
        assertThat(ReportNumber.of(new ReportInput(
                        sample.grade(),
                        Optional.empty(),
                        sample.trials(),
                        sample.frames(),
                        LaboratoryStatement.none())))
                .isEmpty();
    }

    private static ReportInput with(ReportInput sample, String yaml) {
        return new ReportInput(sample.grade(), sample.gradeSha256(), sample.trials(), sample.frames(), read(yaml));
    }

    private static LaboratoryStatement read(String yaml) {
        return LaboratoryStatement.read(yaml.getBytes(StandardCharsets.UTF_8), "lab.yaml");
    }
}
