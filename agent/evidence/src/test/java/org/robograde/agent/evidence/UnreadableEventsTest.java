package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableEventsTest {
    @TempDir
    Path folder;

    @Test
    void an_event_that_cannot_be_understood_leaves_the_time_between_its_neighbours_in_doubt() {
        try (BundleWriter writer = Bundles.writer(folder.resolve("b"), 100)) {
            long second = 1_000_000_000L;
            int id = writer.channel(
                    EventJson.TOPIC, "json", EventJson.SCHEMA_NAME, "jsonschema", EventJson.SCHEMA, Map.of());
            writer.write(id, 2 * second, 2 * second, Bundles.text("no event"));
            writer.event(new TrialEvent(3 * second, "help_requested", Map.of("text", "HELP")));
            writer.write(id, 4 * second, 4 * second, Bundles.text("no event"));
            Evidence evidence = writer.seal("completed", "", Bundles.key(folder));

            assertThat(evidence.events()).hasSize(2);
            assertThat(evidence.damage())
                    .allMatch(it -> it.reason().contains("cannot be understood") && it.count() == 1)
                    .extracting(Evidence.Damage::fromNanos, Evidence.Damage::toNanos)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple(Bundles.START, 3 * second),
                            org.assertj.core.api.Assertions.tuple(3 * second, evidence.endNanos()));
        }
    }
}
