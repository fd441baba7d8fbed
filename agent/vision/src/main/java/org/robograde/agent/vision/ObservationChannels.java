package org.robograde.agent.vision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.robograde.agent.evidence.ObservationWriter;
import org.robograde.agent.vision.track.TrackPose;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;

/** The channels vision writes, and the form of their messages. */
final class ObservationChannels {
    static final String UNIT_POSE = "/observations/unit_pose";
    static final String UNIT_TRACK = "/observations/unit_track";
    static final String CAMERA_QUALITY = "/observations/camera_quality";
    static final String CAMERA_FAULTS = "/observations/camera_faults";
    static final String SUMMARY = "/observations/vision_summary";

    private static final String POSE_TYPE = "geometry_msgs/PoseWithCovarianceStamped";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObservationWriter writer;
    private final PoseMessage poses;
    private final PoseMessage tracked;
    private final int poseChannel;
    private int trackChannel = -1;
    private int faultChannel = -1;
    private final int qualityChannel;
    private final int summaryChannel;

    ObservationChannels(ObservationWriter writer) {
        this.writer = writer;
        poses = new PoseMessage(MessageRegistry.shipped().get(POSE_TYPE));
        tracked = new PoseMessage(MessageRegistry.shipped().get(POSE_TYPE));
        poseChannel = poseChannel(writer, UNIT_POSE);
        qualityChannel = writer.channel(CAMERA_QUALITY, "json", "", "", "", Map.of());
        summaryChannel = writer.channel(SUMMARY, "json", "", "", "", Map.of());
    }

    private static int poseChannel(ObservationWriter writer, String topic) {
        MessageSchema pose = MessageRegistry.shipped().get(POSE_TYPE);
        return writer.channel(topic, "ros1", POSE_TYPE, "ros1msg", pose.fullDefinition(), Map.of("md5sum", pose.md5()));
    }

    /** @param stampNanos the frame's own stamp, 0 where it has none */
    void pose(long logTimeNanos, long stampNanos, UnitPose pose, FiducialMount mount) {
        byte[] bytes = Ros1Codec.encode(poses.of(stampNanos, pose, mount));
        writer.write(poseChannel, logTimeNanos, stampNanos == 0 ? logTimeNanos : stampNanos, ByteBuffer.wrap(bytes));
    }

    void track(long logTimeNanos, long stampNanos, TrackPose pose) {
        if (trackChannel < 0) {
            trackChannel = poseChannel(writer, UNIT_TRACK);
        }
        byte[] bytes = Ros1Codec.encode(tracked.of(stampNanos, pose));
        writer.write(trackChannel, logTimeNanos, stampNanos, ByteBuffer.wrap(bytes));
    }

    void quality(long logTimeNanos, Map<String, Object> second) {
        writer.write(qualityChannel, logTimeNanos, logTimeNanos, json(second));
    }

    void fault(long logTimeNanos, Map<String, Object> fault) {
        if (faultChannel < 0) {
            faultChannel = writer.channel(CAMERA_FAULTS, "json", "", "", "", Map.of());
        }
        writer.write(faultChannel, logTimeNanos, logTimeNanos, json(fault));
    }

    void summary(long logTimeNanos, Map<String, Object> summary) {
        writer.write(summaryChannel, logTimeNanos, logTimeNanos, json(summary));
    }

    private static ByteBuffer json(Map<String, Object> object) {
        try {
            return ByteBuffer.wrap(JSON.writeValueAsString(object).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers, texts and maps cannot be written as JSON: " + object, e);
        }
    }
}
