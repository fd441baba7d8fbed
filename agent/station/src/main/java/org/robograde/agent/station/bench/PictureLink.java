package org.robograde.agent.station.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.forward.FarStations;
import org.robograde.agent.station.forward.Forwarder;
import org.robograde.agent.station.forward.Outbox;
import org.robograde.agent.station.instruments.ClockOffset;
import org.robograde.agent.station.instruments.InstrumentReading;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.WireEncoding;

/** A far camera's pictures over one bad link. */
final class PictureLink implements FarStations.Listener {
    static final int PER_SECOND = 10;
    private static final int PICTURE_BYTES = 60_000;
    private static final long ROOM = 256L << 20;
    private static final String TOPIC = "/far/camera/image/compressed";

    private final List<ByteBuffer> taken = new CopyOnWriteArrayList<>();

    static LinkBench.Outcome play(LinkBench.Link link, int pictures) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("robograde-link");
        PictureLink main = new PictureLink();
        try (FarStations stations = FarStations.start(
                        new FarStations.Sources(Map.of(), Map.of(TOPIC, "far")),
                        "coap",
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        CoapSecurity.none(),
                        SecurityLog.counting(),
                        LinkBench::wallNanos,
                        folder.resolve("inbox"),
                        main);
                DatagramRelay relay = new DatagramRelay(stations.address().getPort(), link.badness(), pictures);
                Outbox outbox = Outbox.open(folder.resolve("outbox"), ROOM);
                Forwarder forwarder = Forwarder.startOfCameras(
                        outbox,
                        URI.create("coap://127.0.0.1:" + relay.port()),
                        "far",
                        CoapSecurity.none(),
                        SecurityLog.counting(),
                        LinkBench::wallNanos,
                        remark -> {})) {
            LinkBench.make(link, relay, pictures, PER_SECOND, i -> outbox.appendOfCamera(message(i)));
            long made = System.nanoTime();
            boolean drained = outbox.awaitDrained(LinkBench.PATIENCE);
            double seconds = drained ? (System.nanoTime() - made) / 1e9 : Double.POSITIVE_INFINITY;
            return new LinkBench.Outcome(main.wrong(pictures), seconds, (double) forwarder.sent() / pictures);
        } finally {
            LinkBench.delete(folder);
        }
    }

    private static RawMessage message(int number) {
        return new RawMessage(
                TOPIC,
                WireEncoding.ROS1,
                "sensor_msgs/CompressedImage",
                "8f7a12909da2c9d3332d540a0977563f",
                "",
                "/camera",
                false,
                picture(number),
                System.nanoTime(),
                LinkBench.wallNanos());
    }

    private static ByteBuffer picture(int number) {
        byte[] bytes = new byte[PICTURE_BYTES];
        new Random(number).nextBytes(bytes);
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    private long wrong(int pictures) {
        return Math.abs(taken.size() - pictures)
                + IntStream.range(0, Math.min(taken.size(), pictures))
                        .filter(i -> !taken.get(i).equals(picture(i)))
                        .count();
    }

    @Override
    public void onCamera(String station, RawMessage message, Optional<ClockOffset> clock) {
        taken.add(message.payload());
    }

    @Override
    public void onCameraLoss(String topic, long count, long fromNanos, long toNanos, String reason) {
        // What is missing is seen by what was taken.
    }

    @Override
    public long camerasNeededFromNanos() {
        return 0;
    }

    @Override
    public void onNotStored(String station, long count, long fromNanos, long toNanos) {
        // As above.
    }

    @Override
    public void onRemark(String station, String text) {
        // For people; nobody is there.
    }

    @Override
    public void onReading(InstrumentReading reading) {
        throw new IllegalStateException("no instrument forwards here, yet " + reading.instrumentId() + " does");
    }

    @Override
    public void onHeard(String instrumentId) {
        // No instrument is there.
    }

    @Override
    public void onLost(String instrumentId, String reason) {
        // As above.
    }

    @Override
    public void onMalformed(String instrumentId, String message) {
        // As above.
    }
}
