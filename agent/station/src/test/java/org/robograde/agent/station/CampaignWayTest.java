package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small campaign by the program's own commands: planned, killed in the middle, gone on with, told of. */
class CampaignWayTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path work;

    @Test
    void a_campaign_is_planned_killed_gone_on_with_and_told_of() throws Exception {
        Program robograde = new Program(work.resolve("config"));
        Path rules = Files.writeString(work.resolve("rules.yaml"), oneClause());
        Path campaign = work.resolve("campaign");
        Program.Run plan =
                robograde.run("plan", "sim-service-replanner", rules, "--level", 1, "--out", campaign, "--json");
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        JsonNode planned = JSON.readTree(plan.out());
        assertThat(planned.get("trials").asInt()).isEqualTo(3);
        assertThat(planned.at("/needs/0/scenarioId").asText()).isEqualTo("hotel-emergency-stop");

        Object[] run = {"run", "--campaign", campaign, "--sim", "SELF_RELIANT", "--no-camera", "--json"};
        Process killed = robograde.start(run);
        Path first = campaign.resolve("campaign.jsonl");
        for (int i = 0; i < 1200 && !(Files.exists(first) && Files.size(first) > 0); i++) {
            Thread.sleep(50);
        }
        killed.destroyForcibly();
        assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
        JsonNode between =
                JSON.readTree(robograde.run("status", campaign, "--json").out());
        assertThat(between.get("counting").asInt()).isBetween(1, 2);

        Program.Run rest = robograde.run(run);
        assertThat(rest.exitCode()).as(rest.err()).isZero();
        JsonNode status =
                JSON.readTree(robograde.run("status", campaign, "--json").out());
        assertThat(status.get("counting").asInt()).isEqualTo(3);
        assertThat(status.get("left").asInt()).isZero();
        status.get("tried")
                .forEach(each ->
                        assertThat(each.get("verdictSeconds").asDouble()).isLessThan(2));
        assertThat(robograde.run(run).exitCode()).isZero();
    }

    private static String oneClause() {
        return """
                format: 1
                rulebook: house-stop
                edition: "1"
                status: house
                title: {en: One clause, zh: 单条款}
                notice: {en: "No standard.", zh: "非标准。"}
                applicability: {classes: [service], environment: {en: Indoors, zh: 室内}}
                levels: {1: {en: One, zh: 一}}
                elements:
                  - {id: safety, title: {en: Safety, zh: 安全}}
                aggregation:
                  rule: minimum
                  over: [safety]
                  conditionalCounts: true
                  origin: {en: House choice, zh: 内部选择}
                  provenance: house
                clauses:
                  - id: S-1
                    title: {en: Stops, zh: 停止}
                    element: safety
                    metric: safety.emergency-stop-time
                    unit: s
                    direction: atMost
                    limits: {1: 2.0}
                    scenarios: [hotel-emergency-stop]
                    minTrials: 3
                    evidenceTypes: [simulation, physical, field]
                    combine: worst
                    decision: {rule: simple}
                    reason: {en: A person must be able to stop it., zh: 人必须能使其停止。}
                    origin: {en: House choice, zh: 内部选择}
                    provenance: house
                """;
    }
}
