package org.robograde.agent.evidence.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchReportTest {
    private static final Peer TWO = new Peer.Measured("peer 1.0", Series.of(1.9, 2.0, 7.0));
    private static final Peer NONE = new Peer.Absent("peer", "it is not installed here");

    @Test
    void a_figure_compares_medians_so_that_one_disturbed_run_does_not_decide() {
        Figure figure = Figure.against("write", "MB/s", Series.of(0.1, 3.0, 3.2), TWO, Target.atLeastTimesPeer(1.5));

        assertThat(figure.ratio()).contains(1.5);
        assertThat(figure.met()).contains(true);
        assertThat(Series.of(0.1, 3.0, 3.2).medianDeviation()).isEqualTo(3.2 - 3.0);
        assertThat(Series.of(1, 2, 3, 10).median()).isEqualTo(2.5);
    }

    @Test
    void all_targets_must_be_met() {
        Figure below =
                Figure.against("write", "MB/s", Series.of(3), TWO, Target.atLeastTimesPeer(1), Target.atLeast(3.001));
        Figure smaller = Figure.against("time", "s", Series.of(1), TWO, Target.atMostTimesPeer(0.5), Target.atMost(1));

        assertThat(below.met()).contains(false);
        assertThat(smaller.met()).contains(true);
    }

    @Test
    void without_the_peer_nothing_is_judged_but_what_is_missed_anyway() {
        Series ours = Series.of(3);

        assertThat(Figure.against("write", "MB/s", ours, NONE, Target.atLeastTimesPeer(1), Target.atLeast(3))
                        .met())
                .isEmpty();
        assertThat(Figure.against("write", "MB/s", ours, NONE, Target.atLeastTimesPeer(1), Target.atLeast(4))
                        .met())
                .contains(false);
        assertThat(Figure.stated("write", "MB/s", ours).met()).isEqualTo(Optional.empty());
    }

    @Test
    void text_and_json_state_the_reason_why_a_peer_is_missing() {
        BenchReport report = new BenchReport(
                "mcap",
                List.of("an input"),
                1,
                Machine.current(),
                List.of(Figure.against("write", "MB/s", Series.of(3), NONE, Target.atLeastTimesPeer(1))),
                List.of("a note"));

        assertThat(report.text())
                .contains("an input", "note: a note", "peer, not measured: it is not installed here", "not judged");
        assertThat(new String(report.json(), StandardCharsets.UTF_8))
                .contains(
                        "\"peer\":{\"absent\":\"it is not installed here\",\"name\":\"peer\"}",
                        "\"targets\":[\">= 1.00 x peer\"]")
                .doesNotContain("\"met\"", "\"ratio\"");
    }
}
