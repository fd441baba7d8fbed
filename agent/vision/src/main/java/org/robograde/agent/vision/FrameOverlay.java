package org.robograde.agent.vision;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.agent.vision.Frame.Picture;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;

/**
 * The picture a camera had of a moment, for a report: as it was, or with what was observed drawn in: the unit's track so far, its
 * marker, heading and 95 % region, and the trial's time. The same evidence and moment give the same bytes.
 */
public final class FrameOverlay {
    private static final int JPEG_QUALITY = 85;

    private static final long FRAME_SPAN_NANOS = 1_000_000_000L;

    private FrameOverlay() {}

    /**
     * The last frame at or before a moment, as JPEG, nothing drawn.
     *
     * @param nanos on the recording's time base
     * @return empty if the camera has no calibration, or no usable frame up to then
     */
    public static Optional<byte[]> frameAt(Evidence evidence, String cameraId, long nanos) {
        return Optional.ofNullable(
                jpegs(evidence, cameraId, List.of(nanos), false).get(nanos));
    }

    /** As {@link #frameAt}, with the observations drawn in. */
    public static Optional<byte[]> jpegAt(Evidence evidence, String cameraId, long nanos) {
        return Optional.ofNullable(jpegsAt(evidence, cameraId, List.of(nanos)).get(nanos));
    }

    /** As {@link #jpegAt} for many moments in one pass over the recording; a moment without a frame is absent. */
    public static SortedMap<Long, byte[]> jpegsAt(Evidence evidence, String cameraId, Collection<Long> nanos) {
        return jpegs(evidence, cameraId, nanos, true);
    }

    private static SortedMap<Long, byte[]> jpegs(
            Evidence evidence, String cameraId, Collection<Long> nanos, boolean drawn) {
        FieldView field = FieldView.of(evidence);
        SortedMap<Long, byte[]> pictures = new TreeMap<>();
        field.cameras().stream()
                .filter(camera -> camera.model().id().equals(cameraId))
                .findFirst()
                .ifPresent(camera -> new Pass(evidence, camera, field.mount(), drawn, nanos, pictures).run());
        return pictures;
    }

    /** One pass over the frames and the observed poses. */
    private static final class Pass {
        private final Evidence evidence;
        private final FieldView.Camera camera;
        private final boolean drawn;
        private final SortedMap<Long, byte[]> pictures;
        private final TreeSet<Long> moments;
        private final FrameDecoder decoder = new FrameDecoder(true);
        private final OverlayDrawing drawing;
        private final List<ObservedPose> track = new ArrayList<>();
        private final Map<Channel, MessageSchema> schemas = new HashMap<>();

        Pass(
                Evidence evidence,
                FieldView.Camera camera,
                Optional<FiducialMount> mount,
                boolean drawn,
                Collection<Long> moments,
                SortedMap<Long, byte[]> pictures) {
            this.evidence = evidence;
            this.camera = camera;
            this.drawn = drawn;
            this.moments = new TreeSet<>(moments);
            this.pictures = pictures;
            drawing = new OverlayDrawing(camera.model(), mount, evidence.startNanos());
        }

        void run() {
            evidence.read(List.of(ObservationChannels.UNIT_POSE), this::take);
            while (!moments.isEmpty()) {
                picture(moments.pollFirst());
            }
        }

        private void take(EvidenceMessage message) {
            while (!moments.isEmpty() && moments.first() < message.logTimeNanos()) {
                picture(moments.pollFirst());
            }
            pose(message).ifPresent(track::add);
        }

        /** The last frame up to a moment. Looks back further only if there is none: what lies before may be hours of pictures. */
        private Optional<EvidenceMessage> frameAt(long moment) {
            for (long span = FRAME_SPAN_NANOS; ; span = span > Long.MAX_VALUE / 16 ? Long.MAX_VALUE : span * 16) {
                long from = Math.max(evidence.startNanos(), moment - span);
                List<EvidenceMessage> last = new ArrayList<>();
                evidence.read(List.of(camera.topic()), from, moment, message -> {
                    last.clear();
                    last.add(message);
                });
                if (!last.isEmpty() || from == evidence.startNanos()) {
                    return last.stream().findFirst();
                }
            }
        }

        private Optional<ObservedPose> pose(EvidenceMessage message) {
            try {
                MessageSchema schema = schemas.computeIfAbsent(
                        message.channel(),
                        c -> MessageSchema.parse(c.schemaName(), c.schemaText(), MessageRegistry.shipped()));
                Message pose = Ros1Codec.decode(schema, message.payload());
                return Optional.of(ObservedPose.of(message.logTimeNanos(), pose));
            } catch (DefinitionException | IllegalArgumentException e) {
                // Observations that cannot be read are not drawn; whether they are ours to trust is the seal's
                // business.
                return Optional.empty();
            }
        }

        private void picture(long moment) {
            frameAt(moment).ifPresent(message -> {
                EvidenceMessage again = rewound(message);
                if (decoder.decode(again, camera.model()) instanceof Picture picture) {
                    Mat pixels = picture.pixels();
                    if (drawn) {
                        drawing.draw(pixels, message.logTimeNanos(), track);
                    }
                    pictures.put(moment, jpeg(pixels));
                    pixels.release();
                }
            });
        }

        private static EvidenceMessage rewound(EvidenceMessage message) {
            ByteBuffer payload = message.payload().duplicate();
            payload.rewind();
            return new EvidenceMessage(
                    message.channel(), message.sequence(), message.logTimeNanos(), message.publishTimeNanos(), payload);
        }

        private static byte[] jpeg(Mat pixels) {
            MatOfByte bytes = new MatOfByte();
            MatOfInt parameters = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, JPEG_QUALITY);
            try {
                Imgcodecs.imencode(".jpg", pixels, bytes, parameters);
                return bytes.toArray();
            } finally {
                bytes.release();
                parameters.release();
            }
        }
    }
}
