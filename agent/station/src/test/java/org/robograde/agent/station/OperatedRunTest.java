package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.station.trial.TrialFlaw;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.language.PlannedTrial;
import org.robograde.scenarios.language.Scenario;
import org.robograde.scenarios.site.Site;

/** A person at the keys of the program itself. */
class OperatedRunTest {
    @TempDir
    Path work;

    @Test
    void nothing_moves_before_the_person_at_the_keys_arms_and_what_was_said_is_in_the_evidence() throws Exception {
        Process process = new Program(work.resolve("config"))
                .start(
                        "run",
                        "--unit",
                        "sim-service-replanner",
                        "--sim",
                        "SELF_RELIANT",
                        "--scenario",
                        "service/hotel-emergency-stop",
                        "--repetitions",
                        1,
                        "--no-camera",
                        "--operator",
                        "Li Wei",
                        "--out",
                        work.resolve("trials"));
        try (OutputStream keys = process.getOutputStream()) {
            keys.write("ctemperature: 21.5 Cel\n".getBytes(StandardCharsets.UTF_8));
            keys.flush();
            // Again and again: whether the trial waits to be armed, or runs, is none of the typist's knowledge.
            for (int i = 0; i < 1200 && process.isAlive(); i++) {
                keys.write("anthe lamp failed\n".getBytes(StandardCharsets.UTF_8));
                keys.flush();
                Thread.sleep(100);
            }
        } catch (java.io.IOException e) {
            // The program is over, and its end of the pipe closed.
        }
        Program.Run run = Program.await(process, 60);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("waits to be armed: 0 of 1").contains("armed: hotel-emergency-stop-01 (Li Wei)");
        List<JsonNode> ledger = new ArrayList<>();
        Evidence evidence = Evidence.open(work.resolve("trials/hotel-emergency-stop-01"));
        evidence.read(Set.of("/robograde/ledger"), message -> ledger.add(json(message.payload())));
        assertThat(ledger)
                .extracting(each ->
                        each.get("kind").asText() + " " + each.path("text").asText())
                .startsWith(
                        "present ", "condition 21.5 Cel", "armed hotel-emergency-stop-01", "invalid the lamp failed");
        Path root = Program.root();
        Site site = Site.load(root.resolve("scenarios/sites/hotel-corridor.yaml"));
        PlannedTrial trial = Scenario.load(
                        root.resolve("scenarios/scripts/service/hotel-emergency-stop.yaml"),
                        site,
                        UnitProfile.load(root.resolve("robots/units/profiles/sim-service-replanner.yaml")))
                .trials()
                .get(0);
        assertThat(TrialFlaw.of(evidence, trial)).contains("not valid, says Li Wei: the lamp failed");
    }

    private static JsonNode json(ByteBuffer payload) {
        try {
            return new ObjectMapper()
                    .readTree(StandardCharsets.UTF_8.decode(payload).toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
