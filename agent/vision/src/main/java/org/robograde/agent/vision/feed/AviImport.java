package org.robograde.agent.vision.feed;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.RosTime;

/**
 * A film of a camera as a sealed bundle: each JPEG as a {@code sensor_msgs/CompressedImage} at its place in the film's own time, from 1 s on.
 * When it was filmed is not in the file; the bundle's time base says so.
 */
public final class AviImport {
    private static final Pattern CAMERA = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final long START_NANOS = 1_000_000_000L;

    private AviImport() {}

    /**
     * @param camera its id in the site's documents
     * @param documents by plain name, {@code site.yaml} and {@code unit.yaml} among them if the frames are to be observed
     * @throws VisionInputException if it is no Motion-JPEG film or has no frame; then no bundle is sealed
     */
    public static Evidence importFilm(
            Path film, String camera, Map<String, byte[]> documents, Path folder, SigningKey key) {
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
                "import " + film.getFileName());
        MessageSchema type = MessageRegistry.shipped().get("sensor_msgs/CompressedImage");
        try (BundleWriter bundle = BundleWriter.create(folder, identity)) {
            documents.forEach(bundle::document);
            String topic = "/camera/" + camera.replace('-', '_') + "/image/compressed";
            bundle.roles(Map.of("camera." + camera + ".image", topic, "observed.unit_pose", "/observations/unit_pose"));
            int channel = bundle.channel(
                    topic, "ros1", type.type(), "ros1msg", type.fullDefinition(), Map.of("md5sum", type.md5()));
            long frames = AviFile.read(film, (index, microsPerFrame, jpeg) -> {
                long at = START_NANOS + 1000 * index * microsPerFrame;
                byte[] message = Ros1Codec.encode(type.newMessage()
                        .set("header.seq", index)
                        .set("header.stamp", RosTime.ofNanos(at))
                        .set("header.frame_id", camera)
                        .set("format", "jpeg")
                        .set("data", jpeg)
                        .build());
                bundle.write(channel, at, at, ByteBuffer.wrap(message));
            });
            if (frames == 0) {
                throw new VisionInputException(film + ": has no frame");
            }
            return bundle.seal("imported", "", key);
        }
    }
}
