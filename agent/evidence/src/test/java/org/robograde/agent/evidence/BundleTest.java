package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.mcap.McapFile;
import org.robograde.agent.evidence.mcap.Segment;

class BundleTest {
    @TempDir
    Path folder;

    @Test
    void what_is_written_is_read_back_in_order() {
        Evidence evidence = Bundles.sealed(folder, 100);

        assertThat(evidence.identity()).isEqualTo(Bundles.IDENTITY);
        assertThat(evidence.outcome()).isEqualTo("completed");
        assertThat(evidence.outcomeReason()).isEqualTo("all phases done");
        assertThat(evidence.manifestSha256()).matches("[0-9a-f]{64}");
        assertThat(evidence.roles()).containsEntry("odometry", "/odom");
        assertThat(evidence.roleOrigins()).containsEntry("odometry", "stated");
        assertThat(evidence.counts()).isEqualTo(Map.of("/odom", 100L, "/camera", 10L, "/robograde/events", 1L));
        assertThat(evidence.startNanos()).isEqualTo(Bundles.START);
        assertThat(evidence.endNanos()).isEqualTo(Bundles.START + 99 * Bundles.STEP);
        assertThat(evidence.damage()).isEmpty();
        assertThat(evidence.document("unit.yaml").map(String::new)).contains("id: unit-a\n");
        assertThat(evidence.document("../manifest.json")).isEmpty();

        List<EvidenceMessage> messages = Bundles.all(evidence);
        assertThat(messages)
                .hasSize(111)
                .isSortedAccordingTo((a, b) -> Long.compare(a.logTimeNanos(), b.logTimeNanos()));
        assertThat(messages.subList(0, 3))
                .extracting(it -> it.channel().topic())
                .containsExactly("/camera", "/odom", "/robograde/events");
        assertThat(messages)
                .filteredOn(it -> it.channel().topic().equals("/odom"))
                .extracting(EvidenceMessage::sequence)
                .containsExactlyElementsOf(
                        java.util.stream.LongStream.range(0, 100).boxed().toList());
        EvidenceMessage first = messages.get(1);
        assertThat(first.payload().isReadOnly()).isTrue();
        assertThat(first.payload()).isEqualTo(Bundles.text("pose 0"));
        assertThat(first.publishTimeNanos()).isEqualTo(Bundles.START - 1);
        assertThat(first.channel().schemaText()).isEqualTo("string data\n");
        assertThat(first.channel().metadata()).containsEntry("callerid", "/unit");
    }

    @Test
    void the_same_channel_registered_twice_is_one() {
        try (BundleWriter writer = BundleWriter.create(folder.resolve("b"), Bundles.IDENTITY)) {
            int one = writer.channel("/a", "json", "s", "jsonschema", "{}", Map.of());
            assertThat(writer.channel("/a", "json", "s", "jsonschema", "{}", Map.of("callerid", "/x")))
                    .isEqualTo(one);
            assertThat(writer.channel("/a", "json", "s", "jsonschema", "{\"a\":1}", Map.of()))
                    .isNotEqualTo(one);
        }
    }

    @Test
    void a_bundle_is_written_to_a_new_or_empty_folder_only() throws IOException {
        Files.writeString(folder.resolve("something"), "x");
        assertThatThrownBy(() -> BundleWriter.create(folder, Bundles.IDENTITY))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void a_document_name_cannot_lead_out_of_the_bundle() {
        try (BundleWriter writer = BundleWriter.create(folder.resolve("b"), Bundles.IDENTITY)) {
            for (String name : List.of("../x", "/etc/x", "a/b", "..", ".hidden", "", "a\\b", "a\0b")) {
                assertThatThrownBy(() -> writer.document(name, new byte[0])).isInstanceOf(EvidenceException.class);
            }
        }
    }

    @Test
    void after_the_seal_nothing_can_be_added() {
        BundleWriter writer = Bundles.writer(folder.resolve("b"), 1);
        writer.seal("completed", "", Bundles.key(folder));
        assertThatThrownBy(() -> writer.write(1, 0, 0, ByteBuffer.allocate(1)))
                .isInstanceOf(IllegalStateException.class);
        writer.close();
    }

    @Test
    void a_trial_that_died_reads_up_to_the_last_closed_chunk() throws Exception {
        BundleWriter writer = BundleWriter.create(folder.resolve("b"), Bundles.IDENTITY);
        writer.document("unit.yaml", "id: unit-a".getBytes(StandardCharsets.UTF_8));
        writer.roles(Map.of("odometry", "/odom"));
        writer.lost("/scan", 3, 1, 2, "queue full", "sequence numbers");
        int id = writer.channel("/odom", "json", "s", "jsonschema", "{}", Map.of());
        for (int i = 0; i < 10; i++) {
            writer.write(id, Bundles.START + i, Bundles.START + i, Bundles.text("x" + i));
        }
        // No more messages come; the chunk must reach the file all the same.
        Thread.sleep(400);

        Evidence evidence = Evidence.open(folder.resolve("b"));

        assertThat(evidence.outcome()).isEqualTo("interrupted");
        assertThat(evidence.identity()).isEqualTo(Bundles.IDENTITY);
        assertThat(evidence.roles()).containsEntry("odometry", "/odom");
        assertThat(evidence.document("unit.yaml")).isPresent();
        assertThat(evidence.manifestSha256()).matches("[0-9a-f]{64}");
        assertThat(Bundles.all(evidence)).hasSize(10);
        assertThat(evidence.damage())
                .extracting(Evidence.Damage::reason)
                .anyMatch(it -> it.contains("queue full"))
                .anyMatch(it -> it.contains("never sealed"))
                .anyMatch(it -> it.contains("without its index"));
        assertThat(SealCheck.of(folder.resolve("b")).intact()).isFalse();
        writer.close();
    }

    @Test
    void a_recording_cut_in_half_reads_to_the_cut_and_says_what_is_gone() throws IOException {
        Evidence whole = Bundles.sealed(folder, 100_000);
        Path recording = whole.folder().resolve("recording.mcap");
        try (RandomAccessFile file = new RandomAccessFile(recording.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        Evidence half = Evidence.open(whole.folder());

        long read = Bundles.all(half).size();
        assertThat(read).isBetween(10_000L, 100_000L);
        assertThat(half.outcome()).isEqualTo("completed");
        long stated = half.damage().stream()
                .mapToLong(Evidence.Damage::count)
                .filter(it -> it > 0)
                .sum();
        assertThat(read + stated).isEqualTo(100_000 + 10_000 + 1);
        assertThat(half.damage()).extracting(Evidence.Damage::reason).anyMatch(it -> it.contains("was cut"));
    }

    @Test
    void one_flipped_byte_costs_its_chunk_and_nothing_else() throws IOException {
        Evidence whole = Bundles.sealed(folder, 100_000);
        Path recording = whole.folder().resolve("recording.mcap");
        flip(recording, Files.size(recording) / 2);

        Evidence hurt = Evidence.open(whole.folder());

        List<Evidence.Damage> damage = hurt.damage();
        assertThat(damage).isNotEmpty().allSatisfy(it -> {
            assertThat(it.reason()).contains("chunk");
            assertThat(it.count()).isPositive();
            assertThat(it.toNanos()).isGreaterThanOrEqualTo(it.fromNanos());
        });
        long lost = damage.stream().mapToLong(Evidence.Damage::count).sum();
        assertThat(Bundles.all(hurt).size() + lost).isEqualTo(110_001);
        assertThat(lost).isLessThan(60_000);
    }

    @Test
    void a_folder_that_is_no_bundle_is_refused_in_one_sentence() throws IOException {
        assertThatThrownBy(() -> Evidence.open(folder))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("recording.mcap: it is missing");
        Files.writeString(folder.resolve("recording.mcap"), "hello there, this is no recording");
        assertThatThrownBy(() -> Evidence.open(folder))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("does not start as an MCAP file");
        assertThatThrownBy(() -> Evidence.open(folder.resolve("nowhere"))).isInstanceOf(EvidenceException.class);
    }

    @Test
    void observations_stand_beside_the_recording_and_are_read_in_order_with_it() {
        Evidence evidence = Bundles.sealed(folder, 20);
        Evidence observed;
        try (ObservationWriter writer = ObservationWriter.create(evidence, "markers", "1", Map.of("threshold", "7"))) {
            int id = writer.channel("/observations/unit_pose", "json", "pose", "jsonschema", "{}", Map.of());
            writer.write(id, Bundles.START + 1, Bundles.START, Bundles.text("seen"));
            observed = writer.seal(Bundles.key(folder));
        }

        assertThat(observed.counts()).containsEntry("/observations/unit_pose", 1L);
        assertThat(observed.manifestSha256()).isEqualTo(evidence.manifestSha256());
        assertThat(observed.damage()).isEmpty();
        List<String> topics =
                Bundles.all(observed).stream().map(it -> it.channel().topic()).toList();
        assertThat(topics.indexOf("/observations/unit_pose")).isEqualTo(3);
        assertThat(SealCheck.of(observed.folder())).matches(SealCheck::intact);
    }

    @Test
    void what_was_lost_is_in_the_sealed_evidence() {
        try (BundleWriter writer = Bundles.writer(folder.resolve("b"), 5)) {
            writer.lost("/scan", 3, 10, 20, "queue full", "station's counters");
            Evidence evidence = writer.seal("completed", "", Bundles.key(folder));
            assertThat(evidence.damage())
                    .containsExactly(new Evidence.Damage("/scan", 3, 10, 20, "queue full", "station's counters"));
        }
    }

    @Test
    void observations_not_sealed_leave_nothing_behind() {
        Evidence evidence = Bundles.sealed(folder, 1);
        ObservationWriter.create(evidence, "markers", "1", Map.of()).close();
        assertThat(SealCheck.of(evidence.folder())).matches(SealCheck::intact);
    }

    @Test
    void many_threads_write_without_loss_and_an_interrupt_hurts_no_one() throws Exception {
        Path bundle = folder.resolve("b");
        BundleWriter writer = BundleWriter.create(bundle, Bundles.IDENTITY);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new java.util.ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int id = writer.channel("/t" + t, "json", "s", "jsonschema", "{}", Map.of());
            Thread thread = new Thread(() -> {
                try {
                    Thread.currentThread().interrupt();
                    for (int i = 0; i < 20_000; i++) {
                        writer.write(id, Bundles.START + i, Bundles.START + i, Bundles.text("message " + i));
                    }
                } catch (RuntimeException e) {
                    failure.set(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failure.get()).isNull();
        Evidence evidence = writer.seal("completed", "", Bundles.key(folder));
        assertThat(Bundles.all(evidence)).hasSize(80_000);
        assertThat(evidence.damage()).isEmpty();
        assertThat(Set.copyOf(evidence.counts().values())).containsExactly(20_000L);
    }

    static void flip(Path path, long offset) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(offset);
            int old = file.read();
            file.seek(offset);
            file.write(old ^ 0x01);
        }
    }

    @Test
    void messages_that_were_dropped_leave_a_gap_in_the_sequence_and_are_not_counted() {
        try (BundleWriter writer = BundleWriter.create(folder.resolve("b"), Bundles.IDENTITY)) {
            int id = writer.channel("/a", "json", "s", "jsonschema", "{}", Map.of());
            assertThat(writer.write(id, 1, 1, ByteBuffer.allocate(1))).isZero();
            writer.skip(id, 7);
            assertThat(writer.write(id, 2, 2, ByteBuffer.allocate(1))).isEqualTo(8);
            writer.lost("/a", 7, 1, 2, "queue full", "the recorder's own count");
            Evidence sealed = writer.seal("completed", "", Bundles.key(folder));
            assertThat(sealed.counts()).containsEntry("/a", 2L);
            assertThat(Bundles.all(sealed))
                    .extracting(EvidenceMessage::sequence)
                    .containsExactly(0L, 8L);
        }
    }

    @Test
    void room_is_kept_while_writing_and_given_back_by_the_seal_also_of_an_interrupted_bundle() throws IOException {
        Path reserve = folder.resolve("b/recording.reserve");
        try (BundleWriter writer = BundleWriter.create(folder.resolve("b"), Bundles.IDENTITY)) {
            assertThat(reserve).isRegularFile();
            assertThat(Files.size(reserve)).isGreaterThanOrEqualTo(8 << 20);
            writer.seal("completed", "", Bundles.key(folder));
            assertThat(reserve).doesNotExist();
        }
        Bundles.writer(folder.resolve("c"), 3).close();
        Files.write(folder.resolve("c/recording.reserve"), new byte[10]);
        Interrupted.seal(folder.resolve("c"), Bundles.key(folder));
        assertThat(SealCheck.of(folder.resolve("c"))).matches(SealCheck::intact);
    }

    @Test
    void a_recording_that_is_never_sealed_has_a_link_behind_every_chunk() throws IOException {
        try (BundleWriter writer = BundleWriter.create(folder.resolve("b"), Bundles.IDENTITY)) {
            int id = writer.channel("/a", "json", "s", "jsonschema", "{}", Map.of());
            for (int i = 0; i < 120; i++) {
                writer.write(id, i, i, ByteBuffer.allocate(400_000).putInt(0, i));
            }
        }

        assertThat(McapFile.open(folder.resolve("b/recording.mcap")).links())
                .hasSizeGreaterThanOrEqualTo(40)
                .extracting(Segment::number)
                .isSorted()
                .doesNotHaveDuplicates();
        Interrupted.seal(folder.resolve("b"), Bundles.key(folder));
        assertThat(SealCheck.of(folder.resolve("b"))).matches(SealCheck::intact);
    }
}
