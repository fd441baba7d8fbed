package org.robograde.reports.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.robograde.agent.evidence.TrialEvent;

class TrackTest {
    private static final long TENTH = 100_000_000L;

    @Test
    void a_long_track_is_thinned_but_keeps_both_ends() {
        Track track = track(LongStream.range(0, 10_000).map(i -> i * TENTH).toArray());
        assertThat(track.positions()).hasSizeLessThanOrEqualTo(Track.POSITIONS_MAX);
        assertThat(track.positions().get(0).atNanos()).isZero();
        assertThat(track.positions().get(track.positions().size() - 1).atNanos())
                .isEqualTo(9_999 * TENTH);
    }

    @Test
    void a_gap_breaks_the_line() {
        Track track = track(0, TENTH, 2 * TENTH, 30 * TENTH, 31 * TENTH);
        assertThat(track.pieces()).extracting(List::size).containsExactly(3, 2);
    }

    @Test
    void a_track_of_nothing_has_no_pieces() {
        assertThat(track().pieces()).isEmpty();
        assertThat(track(5).pieces()).hasSize(1);
    }

    @Test
    void an_intervention_ends_with_the_next_end_of_its_kind_or_not_at_all() {
        List<Intervention> found = Intervention.in(List.of(
                event(1, "intervention_started", "takeover"),
                event(2, "intervention_ended", "approval"),
                event(3, "intervention_ended", "takeover"),
                event(4, "intervention_started", "approval")));
        assertThat(found).hasSize(2);
        assertThat(found.get(0).endNanos()).hasValue(3);
        assertThat(found.get(1).endNanos()).isEmpty();
    }

    private static TrialEvent event(long at, String kind, String intervention) {
        return new TrialEvent(at, kind, Map.of("intervention", intervention, "reason", "r"));
    }

    private static Track track(long... times) {
        return new Track(
                "/t",
                LongStream.of(times).mapToObj(t -> new TimedPosition(t, 0, 0)).toList());
    }
}
