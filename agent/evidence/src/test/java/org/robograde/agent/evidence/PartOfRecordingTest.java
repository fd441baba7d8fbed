package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.mcap.ChunkPlace;
import org.robograde.agent.evidence.mcap.McapFile;

/** What is told of a part of a recording without reading the rest of it. */
class PartOfRecordingTest {
    private static final int MESSAGES = 2000;

    @TempDir
    Path folder;

    @Test
    void a_span_of_time_gives_what_the_whole_has_in_it() {
        Evidence evidence = Bundles.sealed(folder, MESSAGES);
        long from = Bundles.START + 700 * Bundles.STEP;
        long to = Bundles.START + 1300 * Bundles.STEP;
        Set<String> topics = Set.of("/odom", "/camera");
        List<EvidenceMessage> part = new ArrayList<>();
        evidence.read(topics, from, to, part::add);
        List<EvidenceMessage> expected = Bundles.all(evidence).stream()
                .filter(it -> topics.contains(it.channel().topic()))
                .filter(it -> it.logTimeNanos() >= from && it.logTimeNanos() <= to)
                .toList();
        assertThat(part).hasSize(601 + 61).isEqualTo(expected);
        part.clear();
        evidence.read(topics, from - 1, from - 1, part::add);
        assertThat(part).isEmpty();
    }

    @Test
    void a_damaged_picture_is_no_damage_of_the_odometry_and_the_other_way_round() throws IOException {
        Evidence whole = Bundles.sealed(folder, MESSAGES);
        assertThat(whole.damageOf(Set.of("/odom"))).isEmpty();
        Path recording = folder.resolve("bundle").resolve("recording.mcap");
        for (String damaged : List.of("/camera", "/odom")) {
            String other = damaged.equals("/odom") ? "/camera" : "/odom";
            ChunkPlace place = chunk(recording, damaged);
            flip(recording, place.offset() + place.length() - 100);
            Evidence evidence = Evidence.open(folder.resolve("bundle"));
            assertThat(evidence.damageOf(Set.of(damaged)))
                    .as(damaged)
                    .anyMatch(it -> it.topic().equals(damaged) && it.count() > 0);
            assertThat(evidence.damageOf(Set.of(other))).as(other).isEmpty();
            assertThat(evidence.damage()).anyMatch(it -> it.topic().equals(damaged));
            flip(recording, place.offset() + place.length() - 100);
        }
    }

    @Test
    void an_event_that_cannot_be_understood_is_told_where_events_are_asked_for() {
        try (BundleWriter writer = Bundles.writer(folder.resolve("b"), 10)) {
            int id = writer.channel(
                    EventJson.TOPIC, "json", EventJson.SCHEMA_NAME, "jsonschema", EventJson.SCHEMA, Map.of());
            writer.write(id, Bundles.START + 1, Bundles.START + 1, Bundles.text("no event"));
            Evidence evidence = writer.seal("completed", "", Bundles.key(folder));
            assertThat(evidence.damageOf(Set.of(EventJson.TOPIC))).hasSize(1);
            assertThat(evidence.damageOf(Set.of("/odom"))).isEmpty();
        }
    }

    private static ChunkPlace chunk(Path recording, String topic) throws IOException {
        McapFile file = McapFile.open(recording);
        int id = file.channels().values().stream()
                .filter(channel -> channel.topic().equals(topic))
                .findFirst()
                .orElseThrow()
                .id();
        return file.chunksWith(Set.of(id), Long.MIN_VALUE, Long.MAX_VALUE).get(0);
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int was = bytes.read();
            bytes.seek(at);
            bytes.write(was ^ 1);
        }
    }
}
