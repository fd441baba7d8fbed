package org.robograde.agent.station.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.WireEncoding;

class CameraPartsTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private final CameraParts parts = new CameraParts();

    @TempDir
    Path folder;

    private static RawMessage message(int bytes, long seenNanos) {
        byte[] payload = new byte[bytes];
        new Random(bytes).nextBytes(payload);
        return new RawMessage(
                "/far/image",
                WireEncoding.CDR,
                "sensor_msgs/msg/Image",
                "",
                "std_msgs/Header header",
                "/camera",
                true,
                ByteBuffer.wrap(payload).asReadOnlyBuffer(),
                0,
                seenNanos);
    }

    private Optional<RawMessage> taken(List<byte[]> all) throws Exception {
        Optional<RawMessage> whole = Optional.empty();
        for (byte[] part : all) {
            assertThat(whole).isEmpty();
            whole = parts.take(part);
        }
        return whole;
    }

    @Test
    void a_message_comes_out_as_it_went_in_whatever_its_size() throws Exception {
        for (int bytes : new int[] {0, 1, 3000, 4096, 2_764_800}) {
            RawMessage message = message(bytes, 1_795_000_000_000_000_000L + bytes);
            assertThat(taken(CameraParts.of(message))).contains(message);
        }
    }

    @Test
    void parts_that_go_on_with_nothing_are_passed_over() throws Exception {
        List<byte[]> first = CameraParts.of(message(20_000, 1));
        List<byte[]> second = CameraParts.of(message(20_000, 2));
        assertThat(parts.take(first.get(1))).isEmpty();
        assertThat(parts.take(first.get(0))).isEmpty();
        // The far station was killed here, and its next message begins.
        assertThat(taken(second)).contains(message(20_000, 2));
        assertThat(parts.take(first.get(0))).isEmpty();
        assertThat(parts.take(second.get(1))).isEmpty();
        assertThat(parts.take(first.get(1))).isEmpty();
    }

    @Test
    void what_is_no_part_is_refused_in_words_and_takes_no_memory() {
        assertThatThrownBy(() -> parts.take(new byte[16]))
                .isInstanceOf(FarMessage.MalformedException.class)
                .hasMessage("a camera's record of 16 bytes holds nothing");
        byte[] huge = ByteBuffer.allocate(17)
                .putLong(1)
                .putInt(0)
                .putInt(Integer.MAX_VALUE)
                .array();
        assertThatThrownBy(() -> parts.take(huge)).hasMessageContaining("says 2147483647 bytes");
        byte[] more = ByteBuffer.allocate(40).putLong(1).putInt(0).putInt(5).array();
        assertThatThrownBy(() -> parts.take(more)).hasMessage("a camera's records hold more than they say");
        byte[] noHead = ByteBuffer.allocate(24)
                .putLong(1)
                .putInt(0)
                .putInt(8)
                .putInt(99)
                .array();
        assertThatThrownBy(() -> parts.take(noHead)).hasMessage("a camera's record has a head of 99 bytes");
        assertThatThrownBy(() -> CameraParts.of(message(30 << 20, 1)))
                .hasMessageContaining("at most 25165824 are carried");
    }

    @Test
    void room_is_given_back_while_other_records_still_wait() throws Exception {
        try (Outbox outbox = Outbox.open(folder, 100_000)) {
            for (int i = 1; i <= 100; i++) {
                outbox.append(new byte[5000]);
                if (i > 4) {
                    outbox.acknowledged(i - 4);
                }
            }
            assertThat(outbox.pending()).isEqualTo(4);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(each -> each.getFileName().toString().startsWith("records-")))
                    .hasSizeLessThanOrEqualTo(3);
        }
        try (Outbox again = Outbox.open(folder, 100_000)) {
            assertThat(again.pending()).isEqualTo(4);
            again.append(new byte[1]);
            assertThat(again.next(0, 1 << 20, SOON, 0))
                    .extracting(StoredRecord::sequence)
                    .containsExactly(97L, 98L, 99L, 100L, 101L);
        }
    }

    @Test
    void what_nobody_needs_any_more_goes_as_its_time_only() throws Exception {
        try (Outbox outbox = Outbox.open(folder, 1 << 20)) {
            for (long seen : new long[] {10, 20}) {
                outbox.appendOfCamera(message(300, seen));
            }
            outbox.append(new byte[] {1});
            List<StoredRecord> sent = outbox.next(0, 1 << 20, SOON, 15);
            assertThat(sent)
                    .extracting(StoredRecord::kind)
                    .containsExactly(StoredRecord.Kind.SKIPPED, StoredRecord.Kind.CAMERA, StoredRecord.Kind.DATA);
            assertThat(sent).extracting(StoredRecord::seenNanos).containsExactly(10L, 20L, Long.MAX_VALUE);
            assertThat(sent.get(0).size()).isEqualTo(StoredRecord.SKIPPED_BYTES);
        }
    }
}
