package org.robograde.agent.vision.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.RosTime;

/** A bundle of one camera's pictures, each a {@code sensor_msgs/CompressedImage}; without {@link #seal} nothing is left of it. */
final class FilmBundle implements AutoCloseable {
    private static final Pattern CAMERA = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final Path folder;
    private final BundleWriter bundle;
    private final MessageSchema type = MessageRegistry.shipped().get("sensor_msgs/CompressedImage");
    private final String camera;
    private final int channel;
    private long frames;
    private boolean sealed;

    private FilmBundle(Path folder, BundleWriter bundle, String camera, Map<String, byte[]> documents) {
        this.folder = folder;
        this.bundle = bundle;
        this.camera = camera;
        documents.forEach(bundle::document);
        String topic = "/camera/" + camera.replace('-', '_') + "/image/compressed";
        bundle.roles(Map.of("camera." + camera + ".image", topic, "observed.unit_pose", "/observations/unit_pose"));
        channel = bundle.channel(
                topic, "ros1", type.type(), "ros1msg", type.fullDefinition(), Map.of("md5sum", type.md5()));
    }

    /** @throws VisionInputException if the camera's id is none */
    static FilmBundle create(Path folder, String camera, String from, Map<String, byte[]> documents) {
        if (!CAMERA.matcher(camera).matches()) {
            throw new VisionInputException(
                    "\"" + camera + "\" is not a camera's id: lower-case letters, digits and hyphens");
        }
        TrialIdentity identity = new TrialIdentity(
                String.valueOf(folder.getFileName()),
                "unknown",
                "unknown",
                "unknown",
                "unknown",
                1,
                0,
                TimeBase.IMPORTED,
                "import " + from);
        return new FilmBundle(folder, BundleWriter.create(folder, identity), camera, documents);
    }

    void add(long atNanos, long stampNanos, byte[] jpeg) {
        byte[] message = Ros1Codec.encode(type.newMessage()
                .set("header.seq", frames)
                .set("header.stamp", RosTime.ofNanos(stampNanos))
                .set("header.frame_id", camera)
                .set("format", "jpeg")
                .set("data", jpeg)
                .build());
        bundle.write(channel, atNanos, stampNanos, ByteBuffer.wrap(message));
        frames++;
    }

    void note(String remark) {
        bundle.note(remark);
    }

    Evidence seal(SigningKey key) {
        Evidence evidence = bundle.seal("imported", "", key);
        sealed = true;
        return evidence;
    }

    /** The folder did not exist or was empty, so all that is in it was written here. */
    @Override
    public void close() {
        bundle.close();
        if (sealed) {
            return;
        }
        try (Stream<Path> written = Files.walk(folder)) {
            for (Path each : written.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new EvidenceException(folder + ": what was written of it cannot be removed: " + e.getMessage(), e);
        }
    }
}
