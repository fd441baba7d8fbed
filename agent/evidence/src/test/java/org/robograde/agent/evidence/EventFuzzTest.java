package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.hostile.Texts;

/** Any payload on the events' topic is an event or is refused, and an event is the same when it is written again. */
class EventFuzzTest {
    static Stream<byte[]> seeds() {
        return Stream.concat(
                Stream.of(
                        EventJson.encode(new TrialEvent(1_000, "trial_started", Map.of("scenario", "a", "seed", 42L))),
                        EventJson.encode(new TrialEvent(
                                -5,
                                "k",
                                Map.of("list", List.of(1.5, 2.5), "big", Long.MAX_VALUE, "x", List.of("a", 1L))))),
                Texts.utf8(
                        "{\"atNanos\":\"1\",\"kind\":\"k\",\"attributes\":{\"a\":-0.0,\"b\":1e400,\"c\":[[]]}}",
                        "{\"atNanos\":\"1\",\"kind\":\"k\",\"attributes\":{\"a\":null}}",
                        "{\"atNanos\":\"9223372036854775808\",\"kind\":\"k\",\"attributes\":{}}",
                        "{\"atNanos\":\"1\",\"kind\":\"k\",\"attributes\":{\"a\":\"9007199254740993\",\"d\":7},\"integers\":[\"a\",\"d\"]}",
                        "[".repeat(100),
                        "{\"atNanos\":\"1\",\"atNanos\":\"2\"}"));
    }

    @MethodSource("seeds")
    @FuzzTest
    void an_event_is_understood_or_refused(byte[] input) throws Exception {
        Allocation.within(1_000_000 + 500L * input.length, () -> {
            TrialEvent event;
            try {
                event = EventJson.decode(ByteBuffer.wrap(input));
            } catch (EvidenceException refused) {
                assertThat(refused.getMessage()).isNotBlank();
                return input;
            }
            TrialEvent again = EventJson.decode(ByteBuffer.wrap(EventJson.encode(event)));
            assertThat(again).isEqualTo(event);
            assertThat(EventJson.encode(again)).isEqualTo(EventJson.encode(event));
            return event;
        });
    }
}
