package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialEventTest {
    @Test
    void every_kind_of_attribute_comes_back_as_it_was() {
        TrialEvent event = new TrialEvent(
                Long.MAX_VALUE,
                "stimulus_started",
                Map.of(
                        "kind",
                        "person_crosses",
                        "seed",
                        Long.MAX_VALUE,
                        "repetition",
                        2L,
                        "x",
                        2.0,
                        "small",
                        1e-9,
                        "accepted",
                        true,
                        "expected",
                        List.of("203", "two hundred and three"),
                        "numbers",
                        List.of(1L, Long.MIN_VALUE),
                        "points",
                        List.of(1.0, 2.5),
                        "none",
                        List.of()));
        assertThat(EventJson.decode(ByteBuffer.wrap(EventJson.encode(event)))).isEqualTo(event);
    }

    @Test
    void narrower_numbers_are_widened() {
        TrialEvent event = new TrialEvent(0, "k", Map.of("i", 1, "f", 0.5f, "mixed", List.of(1, 2.5)));
        assertThat(event.attributes()).isEqualTo(Map.of("i", 1L, "f", 0.5, "mixed", List.of(1.0, 2.5)));
    }

    @Test
    void what_json_cannot_hold_is_refused() {
        for (Object value : List.of(Double.NaN, Double.POSITIVE_INFINITY, Map.of(), List.of(List.of()))) {
            assertThatThrownBy(() -> new TrialEvent(0, "k", Map.of("a", value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'a'");
        }
    }

    @Test
    void the_json_form_is_canonical() {
        TrialEvent event = new TrialEvent(12, "goal_sent", Map.of("x", 4.50, "goalId", "g1", "n", 3L));
        assertThat(new String(EventJson.encode(event), StandardCharsets.UTF_8))
                .isEqualTo("{\"atNanos\":\"12\",\"attributes\":{\"goalId\":\"g1\",\"n\":3,\"x\":4.5},"
                        + "\"integers\":[\"n\"],\"kind\":\"goal_sent\"}");
    }
}
