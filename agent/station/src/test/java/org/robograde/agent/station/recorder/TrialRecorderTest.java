package org.robograde.agent.station.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.agent.evidence.ReceiveTimes;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.WireEncoding;

class TrialRecorderTest {
    private static final long UTC_AT_ZERO = 1_700_000_000_000_000_000L;
    private static final MessageRegistry REGISTRY = MessageRegistry.shipped();

    @TempDir
    Path folder;

    private final long zero = System.nanoTime();

    private BundleWriter bundle() {
        return BundleWriter.create(
                folder.resolve("b"),
                new TrialIdentity("t", "u", "service", "s", "x", 1, 0, TimeBase.STATION_UTC, "station test"));
    }

    private long trialAt(long monotonicNanos) {
        return UTC_AT_ZERO + monotonicNanos - zero;
    }

    private TrialRecorder recorder(BundleWriter bundle, long queueBytes) {
        return new TrialRecorder(
                bundle,
                new StampReader(REGISTRY),
                false,
                this::trialAt,
                Set.of(),
                trialAt(zero),
                queueBytes,
                reason -> {});
    }

    private Evidence seal(BundleWriter bundle) {
        return bundle.seal("completed", "", SigningKey.in(folder.resolve("keys")));
    }

    /** A std_msgs/Header with this count, and {@code bytes} more. */
    private RawMessage header(String publisher, long count, long monotonicNanos, long utcNanos, int bytes) {
        ByteBuffer payload = ByteBuffer.allocate(16 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        payload.putInt((int) count).putInt((int) (utcNanos / 1_000_000_000L)).putInt((int) (utcNanos % 1_000_000_000L));
        payload.putInt(bytes);
        return new RawMessage(
                "/h",
                WireEncoding.ROS1,
                // The stamp leads in an Odometry as in any type that begins with a header.
                "nav_msgs/Odometry",
                REGISTRY.get("nav_msgs/Odometry").md5(),
                REGISTRY.get("nav_msgs/Odometry").fullDefinition(),
                publisher,
                false,
                payload.clear().asReadOnlyBuffer(),
                monotonicNanos,
                utcNanos);
    }

    private static List<EvidenceMessage> read(Evidence evidence, String topic) {
        List<EvidenceMessage> messages = new ArrayList<>();
        evidence.read(Set.of(topic), messages::add);
        return messages;
    }

    @Test
    void what_the_disk_does_not_take_in_time_is_counted_with_its_span_and_leaves_a_gap_in_the_sequence() {
        Evidence evidence;
        long dropped;
        try (BundleWriter bundle = bundle()) {
            TrialRecorder recorder = recorder(bundle, 100_000);
            synchronized (bundle) {
                // Who holds this lock is the disk that stalls.
                for (int i = 0; i < 200; i++) {
                    recorder.heard(header("/unit", i, zero + i * 1000L, UTC_AT_ZERO + i * 1000L, 10_000));
                }
            }
            while (recorder.waitingBytes() > 0) {
                Thread.onSpinWait();
            }
            recorder.heard(header("/unit", 200, zero + 200_000, UTC_AT_ZERO + 200_000, 10));
            recorder.end();
            dropped = recorder.figures().get(0).dropped();
            evidence = seal(bundle);
        }

        List<EvidenceMessage> messages = read(evidence, "/h");
        assertThat(dropped).isBetween(150L, 199L);
        assertThat(messages).hasSize((int) (201 - dropped));
        assertThat(messages.get(messages.size() - 1).sequence()).isEqualTo(200);
        assertThat(evidence.damage()).singleElement().satisfies(loss -> {
            assertThat(loss.topic()).isEqualTo("/h");
            assertThat(loss.count()).isEqualTo(dropped);
            assertThat(loss.fromNanos()).isEqualTo(trialAt(zero + (200 - dropped) * 1000L));
            assertThat(loss.toNanos()).isEqualTo(trialAt(zero + 199_000));
            assertThat(loss.reason()).isEqualTo(TrialRecorder.DROPPED);
        });
        assertThat(SealCheck.of(folder.resolve("b"))).matches(SealCheck::intact);
    }

    @Test
    void messages_the_publisher_counted_and_nobody_heard_are_in_the_ledger() {
        Evidence evidence;
        try (BundleWriter bundle = bundle()) {
            TrialRecorder recorder = recorder(bundle, 1 << 20);
            for (int i = 0; i < 60; i++) {
                if (i < 40 || i > 44) {
                    recorder.heard(header("/unit", i, zero + i * 1000L, UTC_AT_ZERO + i * 1000L, 10));
                }
            }
            recorder.end();
            evidence = seal(bundle);
        }
        assertThat(evidence.damage()).singleElement().satisfies(loss -> {
            assertThat(loss.count()).isEqualTo(5);
            assertThat(loss.fromNanos()).isEqualTo(trialAt(zero + 39_000));
            assertThat(loss.toNanos()).isEqualTo(trialAt(zero + 45_000));
            assertThat(loss.knownBy()).contains("header.seq");
        });
        assertThat(read(evidence, "/h")).hasSize(55);
    }

    @Test
    void a_reader_gets_all_three_times_of_every_message_also_of_one_received_while_the_clock_was_set() {
        Evidence evidence;
        List<Long> monotonic = new ArrayList<>();
        List<Long> wall = new ArrayList<>();
        try (BundleWriter bundle = bundle()) {
            TrialRecorder recorder = recorder(bundle, 1 << 20);
            for (int i = 0; i < 100; i++) {
                long now = System.nanoTime();
                java.time.Instant instant = java.time.Instant.now();
                long utc = instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
                // Half of them as if someone had set the wall clock by an hour and a bit; one from before the trial.
                monotonic.add(i == 70 ? zero - 5_000_000 : now);
                wall.add(i < 50 ? utc : utc + 3_600_000_000_123L);
                recorder.heard(header("/unit", i, monotonic.get(i), wall.get(i), 10));
            }
            recorder.end();
            evidence = seal(bundle);
        }

        ReceiveTimes times = ReceiveTimes.of(evidence);
        List<EvidenceMessage> messages = read(evidence, "/h");
        assertThat(messages).hasSize(100);
        for (EvidenceMessage message : messages) {
            int i = (int) message.sequence();
            ReceiveTimes.Times told = times.of(message).orElseThrow();
            assertThat(told.monotonicNanos()).isEqualTo(monotonic.get(i));
            assertThat(Math.abs(told.utcNanos() - wall.get(i))).isLessThanOrEqualTo(ReceiveTimes.WALL_ERROR_NANOS);
            assertThat(message.publishTimeNanos()).isEqualTo(wall.get(i));
        }
    }

    @Test
    void two_publishers_on_one_topic_have_a_channel_each_and_a_changed_type_has_another() {
        Evidence evidence;
        try (BundleWriter bundle = bundle()) {
            TrialRecorder recorder = recorder(bundle, 1 << 20);
            recorder.heard(header("/one", 0, zero, UTC_AT_ZERO, 1));
            recorder.heard(header("/two", 0, zero, UTC_AT_ZERO, 1));
            RawMessage other = header("/one", 0, zero, UTC_AT_ZERO, 1);
            recorder.heard(new RawMessage(
                    "/h",
                    WireEncoding.ROS1,
                    "nav_msgs/Odometry",
                    other.md5(),
                    "Header header\n",
                    "/one",
                    false,
                    other.payload(),
                    zero,
                    UTC_AT_ZERO));
            recorder.end();
            evidence = seal(bundle);
        }
        assertThat(evidence.channels())
                .filteredOn(channel -> channel.topic().equals("/h"))
                .extracting(channel -> channel.metadata().get("callerid") + " "
                        + channel.metadata().get("definition"))
                .containsExactly("/one publisher", "/two publisher", "/one rebuilt from registry");
        assertThat(evidence.channels().get(evidence.channels().size() - 1).schemaText())
                .isEqualTo(REGISTRY.get("nav_msgs/Odometry").fullDefinition());
        assertThat(Optional.ofNullable(evidence.counts().get("/h"))).contains(3L);
    }
}
