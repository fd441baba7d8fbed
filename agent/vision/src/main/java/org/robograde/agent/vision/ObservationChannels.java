package org.robograde.agent.vision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.robograde.agent.evidence.ObservationWriter;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;

/** The channels vision writes, and the form of their messages. */
final class ObservationChannels {
    static final String UNIT_POSE = "/observations/unit_pose";
    static final String CAMERA_QUALITY = "/observations/camera_quality";
    static final String SUMMARY = "/observations/vision_summary";

    private static final String POSE_TYPE = "geometry_msgs/PoseWithCovarianceStamped";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObservationWriter writer;
    private final PoseMessage poses;
    private final int poseChannel;
    private final int qualityChannel;
    private final int summaryChannel;

    ObservationChannels(ObservationWriter writer) {
        this.writer = writer;
        MessageSchema pose = MessageRegistry.shipped().get(POSE_TYPE);
        poses = new PoseMessage(pose);
        poseChannel = writer.channel(
                UNIT_POSE, "ros1", POSE_TYPE, "ros1msg", pose.fullDefinition(), Map.of("md5sum", pose.md5()));
        qualityChannel = writer.channel(CAMERA_QUALITY, "json", "", "", "", Map.of());
        summaryChannel = writer.channel(SUMMARY, "json", "", "", "", Map.of());
    }

    /** @param stampNanos the frame's own stamp, 0 where it has none */
    void pose(long logTimeNanos, long stampNanos, UnitPose pose, FiducialMount mount) {
        byte[] bytes = Ros1Codec.encode(poses.of(stampNanos, pose, mount));
        writer.write(poseChannel, logTimeNanos, stampNanos == 0 ? logTimeNanos : stampNanos, ByteBuffer.wrap(bytes));
    }

    void quality(long logTimeNanos, Map<String, Object> second) {
        writer.write(qualityChannel, logTimeNanos, logTimeNanos, json(second));
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
