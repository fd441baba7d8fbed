package org.robograde.agent.station.trial;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.agent.station.bench.DatagramRelay;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.forward.FarStations;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;
import org.robograde.scenarios.site.Site;

/** A field with a camera at its far end: the camera's own ROS graph, the main station, and the bad link to it. What the camera sent is kept byte for byte. */
final class FarCameraField implements AutoCloseable {
    static final String TOPIC = "/far/camera/image/compressed";
    static final String STATION = "far-end";
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String SITE_TEXT = """
            site: two-ends
            edition: 1
            title: {en: Two ends, zh: 两端}
            bounds: {minX: 0.0, minY: 0.0, maxX: 12.0, maxY: 6.6}
            walls:
              - [0.2, 0.2, 11.8, 0.2]
            places:
              dock: {x: 1.2, y: 3.3, headingRadians: 0, title: {en: Dock, zh: 充电位}}
            cameras:
              overhead:
                imageTopic: /far/camera/image/compressed
                infoTopic: /far/camera/camera_info
                rateHz: 20
                station: far-end
                pose: {x: 6.0, y: 3.3, z: 7.0, quaternionXyzw: [1.0, 0.0, 0.0, 0.0]}
                standardUncertainty: {positionMeters: 0.002, angleRadians: 0.0005, timeSeconds: 0.005}
                calibration: {widthPixels: 1280, heightPixels: 720, fx: 680.0, fy: 680.0, cx: 640.0, cy: 360.0, distortion: [-0.05, 0.01, 0.0, 0.0, 0.0], rmsPixels: 0.3, calibratedOn: "2026-10-01", validUntil: "2027-10-01"}
            """;
    static final Site SITE = Site.parse("far.yaml", SITE_TEXT);

    final List<RawMessage> sent = new CopyOnWriteArrayList<>();
    final List<String> remarks = new CopyOnWriteArrayList<>();
    final FieldInstruments field;
    final DatagramRelay relay;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final RosMaster master;
    private final RosNode.Publisher camera;

    FarCameraField(Path work, DatagramRelay.Badness badness) throws Exception {
        Files.createDirectories(work);
        field = kept(FieldInstruments.far(SITE));
        field.expectCameras(SITE);
        FarStations main = FarStations.start(
                SiteInstruments.farSources(SITE),
                "coap",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                CoapSecurity.none(),
                field.security(),
                FarCameraField::mainWallNanos,
                work.resolve("inbox"),
                field);
        field.takeFrom(main, PATIENCE);
        relay = kept(new DatagramRelay(main.address().getPort(), badness, 5));
        master = kept(RosMaster.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        RosNode driver = kept(RosNode.start(RosNodeOptions.of("/far_camera", master.uri())));
        RosNode witness = kept(RosNode.start(RosNodeOptions.of("/witness", master.uri())));
        camera = driver.advertise(TOPIC, MessageRegistry.shipped().get("sensor_msgs/CompressedImage"), false);
        witness.subscribeRaw(TOPIC, sent::add);
        if (!camera.awaitSubscribers(1, PATIENCE)) {
            throw new IllegalStateException("the witness does not hear the camera");
        }
    }

    <T extends AutoCloseable> T kept(T opened) {
        open.push(opened);
        return opened;
    }

    static long mainWallNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    /** The camera's own ROS graph. */
    URI cameras() {
        return URI.create(
                "ros1://" + master.uri().getHost() + ":" + master.uri().getPort());
    }

    /** Where the far station finds the main one: behind the bad link. */
    URI toMain() {
        return URI.create("coap://127.0.0.1:" + relay.port());
    }

    boolean awaitRecorder() throws InterruptedException {
        return camera.awaitSubscribers(2, PATIENCE);
    }

    void awaitRecorderGone() throws InterruptedException {
        await(() -> camera.subscriberCount() == 1);
    }

    /** One picture; returns when it was heard by the witness. */
    void send(byte[] picture, long stampNanos) throws InterruptedException {
        int before = sent.size();
        Message message = MessageRegistry.shipped()
                .get("sensor_msgs/CompressedImage")
                .newMessage()
                .set("header.stamp", RosTime.ofNanos(stampNanos))
                .set("header.frame_id", "overhead")
                .set("format", "jpeg")
                .set("data", picture)
                .build();
        camera.publish(message);
        await(() -> sent.size() > before);
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("nothing came of it in " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    static List<ByteBuffer> recorded(Evidence evidence) {
        return RecordedField.messages(evidence, TOPIC).stream()
                .map(EvidenceMessage::payload)
                .map(ByteBuffer::duplicate)
                .toList();
    }

    /** Everything, the other way round. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("the field could not be closed", e);
            }
        }
    }
}
