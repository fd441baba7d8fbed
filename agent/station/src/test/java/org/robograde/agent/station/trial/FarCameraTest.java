package org.robograde.agent.station.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.station.bench.DatagramRelay;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.forward.FarStation;
import org.robograde.agent.station.forward.Outbox;
import org.robograde.agent.vision.Observer;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.RobotLinks;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.site.Site;

/** Cameras at the far end of a field, a bad link, and the main station's sealed evidence, on real sockets and disks. */
class FarCameraTest {
    private static final Path ROOT = Path.of(System.getProperty("robograde.root"));
    private static final UnitProfile UNIT = UnitProfile.load(ROOT.resolve("robots/units/profiles/sim-service.yaml"));
    private static final long AHEAD_NANOS = 90_000_000_000L;

    @TempDir
    Path work;

    /** The far station's clock is a minute and a half ahead. */
    private static long farWallNanos() {
        return FarCameraField.mainWallNanos() + AHEAD_NANOS;
    }

    private FarStation record(FarCameraField ends, long storeBytes) throws Exception {
        Outbox outbox = ends.kept(Outbox.open(work.resolve("store"), 1 << 20));
        Outbox pictures = ends.kept(Outbox.open(work.resolve("store/cameras"), storeBytes));
        RobotLink link = ends.kept(RobotLinks.connect(ends.cameras(), "/robograde/forward_far_end"));
        FarStation far = ends.kept(FarStation.start(
                outbox,
                ends.toMain(),
                FarCameraField.STATION,
                CoapSecurity.none(),
                FarCameraTest::farWallNanos,
                ends.remarks::add));
        far.recordCameras(link, SiteInstruments.cameraTopicsAt(FarCameraField.SITE, FarCameraField.STATION), pictures);
        assertThat(ends.awaitRecorder()).isTrue();
        return far;
    }

    /** Pictures of a simulated unit that drives under the camera, as the simulated field's own camera drew them. */
    private static List<byte[]> pictures(int count) throws Exception {
        Site site = Site.load(ROOT.resolve("scenarios/sites/hotel-corridor.yaml"));
        List<byte[]> pictures = new CopyOnWriteArrayList<>();
        try (SimulatedUnit unit = SimulatedUnit.start(UNIT, site, Ability.SELF_RELIANT, true, 1);
                RobotLink link = RobotLinks.connect(unit.link(), "/robograde/witness");
                RobotLink.Listening listening = link.listen(
                        "/field/camera/overhead/image/compressed",
                        message -> pictures.add(Ros1Codec.decode(
                                        MessageRegistry.shipped().get("sensor_msgs/CompressedImage"), message.payload())
                                .bytes("data")))) {
            FarCameraField.await(() -> listening.publisherCount() > 0);
            while (pictures.size() < count) {
                FreeRunningTime.run(unit.link(), 4, 300_000_000L);
            }
        }
        return List.copyOf(pictures.subList(0, count));
    }

    private static List<byte[]> noise(int count, int bytes) {
        Random random = new Random(3);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    byte[] picture = new byte[bytes + i];
                    random.nextBytes(picture);
                    return picture;
                })
                .toList();
    }

    private static List<ByteBuffer> payloads(List<RawMessage> messages) {
        return messages.stream().map(RawMessage::payload).toList();
    }

    @Test
    void far_pictures_are_evidence_byte_for_byte_once_in_order_and_when_they_were_taken() throws Exception {
        List<byte[]> pictures = pictures(6);
        List<Long> sentAt = new ArrayList<>();
        Evidence evidence;
        try (FarCameraField ends = new FarCameraField(work, new DatagramRelay.Badness(0.05, 0.1, 0.1, 20))) {
            FarStation far = record(ends, 64 << 20);
            try (RecordedField recorded = new RecordedField(work, ends.field)) {
                recorded.of(FarCameraField.SITE, UNIT);
                for (int i = 0; i < 12; i++) {
                    ends.relay.cut(i >= 3 && i < 9);
                    sentAt.add(recorded.nowNanos());
                    ends.send(pictures.get(i % pictures.size()), farWallNanos());
                    TimeUnit.MILLISECONDS.sleep(45);
                }
                assertThat(ends.field.awaitFarStations(FarCameraField.PATIENCE, ends.remarks::add))
                        .isEmpty();
                assertThat(ends.field.wrongClocks())
                        .contains("the clock of station far-end is 90.0 s ahead of the station's; set it");
                evidence = recorded.seal();
            }
            assertThat(ends.relay.lost()).isPositive();
            assertThat(FarCameraField.recorded(evidence)).isEqualTo(payloads(ends.sent));
            assertThat(far.awaitDrained(FarCameraField.PATIENCE)).isTrue();
        }
        assertThat(evidence.damage()).isEmpty();
        long uncertainty = RecordedField.messages(evidence, "/robograde/instrument_clock").stream()
                .map(RecordedField::json)
                .filter(each -> each.get("instrument").asText().equals("station far-end"))
                .mapToLong(each -> each.get("uncertaintyNanos").asLong())
                .max()
                .orElseThrow();
        List<EvidenceMessage> recorded = RecordedField.messages(evidence, FarCameraField.TOPIC);
        for (int i = 0; i < recorded.size(); i++) {
            long slack = uncertainty + 30_000_000L;
            EvidenceMessage each = recorded.get(i);
            assertThat(each.logTimeNanos()).isBetween(sentAt.get(i) - slack, sentAt.get(i) + slack);
            assertThat(each.publishTimeNanos()).isBetween(sentAt.get(i) - slack, sentAt.get(i) + slack);
            assertThat(each.channel().metadata()).containsEntry("station", "far-end");
        }
        Evidence observed = Observer.observe(evidence, SigningKey.in(work.resolve("signing")), done -> {});
        assertThat(RecordedField.messages(observed, "/observations/unit_pose"))
                .hasSize(12)
                .allSatisfy(pose -> assertThat(pose.publishTimeNanos())
                        .isBetween(
                                evidence.startNanos() - uncertainty - 30_000_000L, evidence.endNanos() + uncertainty));
        assertThat(RecordedField.messages(observed, "/observations/camera_faults").stream()
                        .map(RecordedField::json)
                        .map(JsonNode::toString))
                .noneMatch(fault -> fault.contains("\"clock\""));
    }

    @Test
    void a_far_disk_that_is_full_is_said_and_every_picture_that_is_missing_is_counted() throws Exception {
        try (FarCameraField ends = new FarCameraField(work, DatagramRelay.Badness.none())) {
            FarStation far = record(ends, 200_000);
            Evidence evidence;
            try (RecordedField recorded = new RecordedField(work, ends.field)) {
                ends.relay.cut(true);
                for (byte[] picture : noise(12, 30_000)) {
                    ends.send(picture, farWallNanos());
                }
                FarCameraField.await(() -> ends.remarks.stream()
                        .anyMatch(each -> each.startsWith("a camera's picture was NOT stored: the outbox is full")));
                ends.relay.cut(false);
                FarCameraField.await(() -> far.pendingOfCameras() == 0);
                ends.send(noise(1, 1000).get(0), farWallNanos());
                assertThat(ends.field.awaitFarStations(FarCameraField.PATIENCE, ends.remarks::add))
                        .isEmpty();
                evidence = recorded.seal();
            }
            List<ByteBuffer> recorded = FarCameraField.recorded(evidence);
            assertThat(recorded)
                    .hasSizeBetween(2, 12)
                    .isSubsetOf(payloads(ends.sent))
                    .doesNotHaveDuplicates();
            assertThat(evidence.damage()).singleElement().satisfies(gap -> {
                assertThat(gap.topic()).isEqualTo(FarCameraField.TOPIC);
                assertThat(gap.count()).isEqualTo(13 - recorded.size());
                assertThat(gap.reason())
                        .startsWith("the far station could not store them (the outbox is full: 200000 bytes");
            });
        }
    }

    @Test
    void a_trial_waits_for_pictures_as_long_as_it_was_told_and_states_what_is_missing() throws Exception {
        try (FarCameraField ends = new FarCameraField(work, DatagramRelay.Badness.none())) {
            record(ends, 64 << 20);
            Evidence evidence;
            try (RecordedField recorded = new RecordedField(work, ends.field)) {
                List<byte[]> pictures = noise(20, 5000);
                for (byte[] picture : pictures.subList(0, 10)) {
                    ends.send(picture, farWallNanos());
                }
                FarCameraField.await(() -> recorded.taken(FarCameraField.TOPIC) == 10);
                ends.relay.cut(true);
                for (byte[] picture : pictures.subList(10, 20)) {
                    ends.send(picture, farWallNanos());
                }
                long begun = System.nanoTime();
                assertThat(ends.field.awaitFarStations(Duration.ofMillis(2500), recorded.remarks::add))
                        .singleElement()
                        .asString()
                        .matches("far station far-end is [0-9.]+ s behind with its cameras;"
                                + " what it saw after that is not in this trial");
                assertThat(System.nanoTime() - begun).isBetween(2_500_000_000L, 4_000_000_000L);
                assertThat(recorded.remarks)
                        .filteredOn(each -> each.contains("behind"))
                        .singleElement()
                        .asString()
                        .matches(
                                "far station far-end is [0-9.]+ s behind with its cameras; waiting for at most 0 s more");
                evidence = recorded.seal();
            }
            assertThat(FarCameraField.recorded(evidence)).isEqualTo(payloads(ends.sent.subList(0, 10)));
            assertThat(evidence.damage())
                    .filteredOn(gap -> gap.topic().equals(FarCameraField.TOPIC))
                    .singleElement()
                    .satisfies(gap -> {
                        assertThat(gap.count()).isEqualTo(-1);
                        assertThat(gap.reason()).startsWith("they had not arrived from the far station");
                    });
            // The next trial is not held up by the pictures of the last one.
            try (RecordedField next = new RecordedField(work.resolve("next"), ends.field)) {
                ends.relay.cut(false);
                ends.send(noise(1, 777).get(0), farWallNanos());
                assertThat(ends.field.awaitFarStations(FarCameraField.PATIENCE, ends.remarks::add))
                        .isEmpty();
                evidence = next.seal();
            }
            assertThat(FarCameraField.recorded(evidence)).isEqualTo(payloads(ends.sent.subList(20, 21)));
            assertThat(evidence.damage()).isEmpty();
        }
    }
}
