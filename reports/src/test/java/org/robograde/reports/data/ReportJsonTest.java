package org.robograde.reports.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robograde.grader.Grader;
import org.robograde.reports.Hostile;
import org.robograde.reports.input.LaboratoryStatement;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.sample.SampleReport;

class ReportJsonTest {
    private static final String ATTACK =
            "</script><script>alert(1)</script>\"'\\\u0001\u2028=cmd|'/c calc'!A1{{ 3*7 }}";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(new String(ReportJson.schema(), StandardCharsets.UTF_8), InputFormat.JSON);

    @Test
    void a_report_keeps_to_its_published_schema() {
        assertThat(wrong(text(SampleReport.input()))).isEmpty();
    }

    @Test
    void a_report_of_which_nearly_everything_is_missing_keeps_to_it_as_well() {
        ReportInput sample = SampleReport.input();
        assertThat(wrong(text(new ReportInput(
                        Hostile.empty(sample.grade()),
                        Optional.empty(),
                        List.of(),
                        sample.frames(),
                        LaboratoryStatement.none()))))
                .isEmpty();
    }

    @Test
    void the_schema_finds_what_is_missing_or_does_not_belong() throws IOException {
        ObjectNode report = (ObjectNode) JSON.readTree(text(SampleReport.input()));
        report.remove("number");
        report.put("surplus", 1);
        ((ObjectNode) report.path("grade").path("findings").path(0)).put("verdict", "SPLENDID");
        assertThat(wrong(report.toString()))
                .hasSize(3)
                .anyMatch(e -> e.contains("number"))
                .anyMatch(e -> e.contains("surplus"))
                .anyMatch(e -> e.contains("verdict"));
    }

    @Test
    void the_grade_in_it_is_the_grade_byte_for_byte() throws IOException {
        ReportInput input = SampleReport.input();
        JsonNode grade = JSON.readTree(text(input)).path("grade");
        assertThat(Grader.toJson(Grader.fromJson(JSON.writeValueAsBytes(grade))))
                .isEqualTo(Grader.toJson(input.grade()));
    }

    @Test
    void a_hostile_name_is_the_same_text_when_read_again() throws IOException {
        ReportInput sample = SampleReport.input();
        ReportInput hostile = new ReportInput(
                Hostile.grade(sample.grade(), ATTACK),
                Optional.of("0".repeat(64)),
                Hostile.pictures(sample.trials(), ATTACK),
                sample.frames(),
                Hostile.laboratory(ATTACK));
        JsonNode read = JSON.readTree(text(hostile));
        assertThat(read.path("unit").textValue()).isEqualTo(ATTACK);
        assertThat(read.path("grade")
                        .path("findings")
                        .path(0)
                        .path("title")
                        .path("zh")
                        .textValue())
                .isEqualTo(ATTACK);
        assertThat(read.path("identification").findValuesAsText("en")).contains(ATTACK);
    }

    @Test
    void what_nobody_stated_is_null_and_what_was_stated_names_the_clause_that_asks_for_it() throws IOException {
        JsonNode fields = JSON.readTree(text(SampleReport.input())).path("identification");
        Map<String, JsonNode> byId = new HashMap<>();
        fields.forEach(f -> byId.put(f.path("id").textValue(), f));
        JsonNode absent = MissingNode.getInstance();
        JsonNode client = byId.getOrDefault("client", absent);
        assertThat(client.path("value").path("zh").textValue()).isEqualTo("样例机器人有限公司");
        assertThat(client.path("basis").textValue()).isEqualTo("7.8.2.1 e");
        assertThat(byId.getOrDefault("seal", absent).path("value").isNull()).isTrue();
        assertThat(byId)
                .containsKeys(
                        "title",
                        "number",
                        "laboratory",
                        "address",
                        "place",
                        "client",
                        "client-address",
                        "method",
                        "item",
                        "condition",
                        "received",
                        "sampled",
                        "performed",
                        "issued",
                        "sampling",
                        "conditions",
                        "units",
                        "uncertainty",
                        "decision-rule",
                        "risk",
                        "deviations",
                        "authorised",
                        "external",
                        "opinions",
                        "amends",
                        "amendment-reason",
                        "subcontracted",
                        "cma-mark",
                        "seal");
    }

    @Test
    void an_incomplete_campaign_is_said() throws IOException {
        JsonNode incomplete = JSON.readTree(text(SampleReport.input())).path("incomplete");
        assertThat(incomplete.path("en").path(0).textValue()).isEqualTo("2 of 11 clauses could not be decided.");
        assertThat(incomplete.path("zh")).hasSameSizeAs(incomplete.path("en"));
    }

    private static String text(ReportInput input) {
        return new String(ReportJson.write(input, Map.of("a.csv", new byte[] {1})), StandardCharsets.UTF_8);
    }

    private static List<String> wrong(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
