package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.robograde.agent.evidence.Evidence;
import org.robograde.robots.sim.ability.Ability;

/** A surgical trial by the program's own command, over real sockets, for units of every ability. */
class SurgicalWayTest {
    @TempDir
    Path work;

    @ParameterizedTest
    @EnumSource(Ability.class)
    void an_intruder_and_a_cut_link_are_played_to_the_end_and_a_person_helps_as_the_unit_asks(Ability ability)
            throws Exception {
        Program.Run run = new Program(work.resolve("config"))
                .run(
                        "run",
                        "--unit",
                        "sim-surgical",
                        "--sim",
                        ability,
                        "--scenario",
                        "surgical/table-intrusion",
                        "--repetitions",
                        1,
                        "--out",
                        work.resolve("trials"),
                        "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        Evidence bundle = Evidence.open(Path.of(
                new ObjectMapper().readTree(run.out()).at("/bundles/0/bundle").asText()));
        assertThat(bundle.outcome()).isEqualTo("completed");
        List<String> helped = bundle.events().stream()
                .filter(event -> event.kind().equals("intervention_started"))
                .map(event -> String.valueOf(event.attributes().get("intervention")))
                .distinct()
                .toList();
        assertThat(helped)
                .isEqualTo(
                        switch (ability) {
                            case STEERED -> List.of("takeover");
                            case COMMANDED -> List.of("correction");
                            case ATTENTIVE -> List.of("approval", "correction");
                            default -> List.of();
                        });
        assertThat(bundle.events()).anyMatch(event -> event.kind().equals("remote_centre_stated"));
        assertThat(bundle.events().stream().map(event -> event.toString()).toList())
                .noneMatch(text -> text.contains(ability.name()));
    }
}
