package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench that holds levels found against abilities built, by the program's own command, on one short script. */
class AbilityBenchTest {
    @TempDir
    Path work;

    private Program.Run bench(Object... more) throws Exception {
        Object[] all = new Object[8 + more.length];
        Object[] always = {"bench", "abilities", "--class", "industrial", "--seeds", 1, "--json", "--table"};
        System.arraycopy(always, 0, all, 0, always.length);
        System.arraycopy(more, 0, all, always.length, more.length);
        return new Program(work.resolve("config")).run(all);
    }

    @Test
    void kept_campaigns_are_found_again_and_measured_alike_and_a_level_that_is_missed_is_named() throws Exception {
        Path kept = work.resolve("kept");
        Program.Run played =
                bench("--abilities", "COMMANDED,ATTENTIVE", "--scripts", "cell-emergency-stop", "--out", kept);
        assertThat(played.exitCode()).as(played.err()).isZero();
        JsonNode document = new ObjectMapper().readTree(played.out());
        assertThat(document.at("/simulatedSeconds").asDouble()).isGreaterThan(5);
        // One script of six cannot show a level: that must be told, not guessed.
        assertThat(document.at("/industrial/exactShare").asDouble()).isZero();
        assertThat(document.at("/industrial/misses"))
                .hasSize(2)
                .allMatch(miss -> miss.asText().matches("(COMMANDED|ATTENTIVE) seed 1: .*, decided by .+"));
        assertThat(document.at("/industrial/metrics/safety.emergency-stop-time/ATTENTIVE/trials")
                        .asInt())
                .isEqualTo(1);

        Program.Run found = bench("--abilities", "COMMANDED,ATTENTIVE", "--kept", kept);

        assertThat(found.exitCode()).as(found.err()).isZero();
        assertThat(new ObjectMapper().readTree(found.out())).isEqualTo(document);
    }

    @Test
    void what_is_not_there_is_told_in_a_sentence() throws Exception {
        Program.Run none = bench("--kept", work.resolve("nowhere"));
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("--kept takes the folder of an earlier --out");

        Program.Run empty = bench("--abilities", "STEERED", "--kept", work);
        assertThat(empty.exitCode()).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(empty.out()).at("/failures/0").asText())
                .contains("STEERED seed 1", "no campaign was kept in");
    }
}
