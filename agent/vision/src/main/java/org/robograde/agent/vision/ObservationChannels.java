package org.robograde.agent.vision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
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
    static final String PEOPLE = "/observations/people";
    static final String PEOPLE_WATCH = "/observations/people_watch";
    static final String ZONES = "/observations/zones";
    static final String MOTION = "/observations/motion";
    static final String STOPS = "/observations/stops";
    static final String OBJECTS = "/observations/objects";
    static final String LAMPS = "/observations/lamps";
    static final String CODES = "/observations/codes";
    static final String TIPS = "/observations/tips";
    static final String TREMOR = "/observations/tremor";
    static final String INSTRUMENTS = "/observations/instruments";
    static final String SUMMARY = "/observations/vision_summary";

    private static final String POSE_TYPE = "geometry_msgs/PoseWithCovarianceStamped";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** In a channel's metadata; version, parameters and input are the file's own. */
    private static final Map<String, String> ALGORITHMS = Map.ofEntries(
            Map.entry(UNIT_POSE, "fiducial on the unit, upright"),
            Map.entry(UNIT_TRACK, "fiducial on the unit, cameras fused and smoothed"),
            Map.entry(CAMERA_QUALITY, "picture quality by the second"),
            Map.entry(CAMERA_FAULTS, "limits on picture, timing, place and calibration"),
            Map.entry(PEOPLE, "moving figures, upright shapes, legs in laser scans"),
            Map.entry(PEOPLE_WATCH, "looks that could be judged, and the floor in the picture"),
            Map.entry(ZONES, "crossings of the site's polygons"),
            Map.entry(MOTION, "optical flow of reduced pictures"),
            Map.entry(STOPS, "standing poses"),
            Map.entry(OBJECTS, "fiducial on the object, upright"),
            Map.entry(LAMPS, "hue of what is lit in the lamp's region"),
            Map.entry(CODES, "QR code in the display's region"),
            Map.entry(TIPS, "pyramidal optical flow from the first picture on"),
            Map.entry(TREMOR, "best sine of the tip's course"),
            Map.entry(INSTRUMENTS, "dark shafts from the view's rim; tuned on one published picture"),
            Map.entry(SUMMARY, "counts"));

    private final ObservationWriter writer;
    private final PoseMessage poses;
    private final PoseMessage tracked;
    private final int poseChannel;
    private int trackChannel = -1;
    private final Map<String, Integer> json = new HashMap<>();

    ObservationChannels(ObservationWriter writer) {
        this.writer = writer;
        poses = new PoseMessage(MessageRegistry.shipped().get(POSE_TYPE));
        tracked = new PoseMessage(MessageRegistry.shipped().get(POSE_TYPE));
        poseChannel = poseChannel(writer, UNIT_POSE);
        channel(CAMERA_QUALITY);
        channel(SUMMARY);
    }

    private static int poseChannel(ObservationWriter writer, String topic) {
        MessageSchema pose = MessageRegistry.shipped().get(POSE_TYPE);
        return writer.channel(
                topic,
                "ros1",
                POSE_TYPE,
                "ros1msg",
                pose.fullDefinition(),
                Map.of("md5sum", pose.md5(), "algorithm", ALGORITHMS.getOrDefault(topic, "")));
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
        write(CAMERA_QUALITY, logTimeNanos, second);
    }

    void fault(long logTimeNanos, Map<String, Object> fault) {
        write(CAMERA_FAULTS, logTimeNanos, fault);
    }

    void people(long logTimeNanos, Map<String, Object> look) {
        write(PEOPLE, logTimeNanos, look);
    }

    void peopleWatch(long logTimeNanos, Map<String, Object> stretch) {
        write(PEOPLE_WATCH, logTimeNanos, stretch);
    }

    void zone(long logTimeNanos, Map<String, Object> crossing) {
        write(ZONES, logTimeNanos, crossing);
    }

    void motion(long logTimeNanos, Map<String, Object> second) {
        write(MOTION, logTimeNanos, second);
    }

    void stop(long logTimeNanos, Map<String, Object> stop) {
        write(STOPS, logTimeNanos, stop);
    }

    void object(long logTimeNanos, Map<String, Object> seen) {
        write(OBJECTS, logTimeNanos, seen);
    }

    void lamp(long logTimeNanos, Map<String, Object> state) {
        write(LAMPS, logTimeNanos, state);
    }

    void code(long logTimeNanos, Map<String, Object> event) {
        write(CODES, logTimeNanos, event);
    }

    /** @param takenNanos by the frame's own stamp, as the message's publish time */
    void tip(long logTimeNanos, long takenNanos, Map<String, Object> place) {
        writer.write(channel(TIPS), logTimeNanos, takenNanos, json(place));
    }

    void tremor(long logTimeNanos, Map<String, Object> stretch) {
        write(TREMOR, logTimeNanos, stretch);
    }

    void instruments(long logTimeNanos, Map<String, Object> seen) {
        write(INSTRUMENTS, logTimeNanos, seen);
    }

    void summary(long logTimeNanos, Map<String, Object> summary) {
        write(SUMMARY, logTimeNanos, summary);
    }

    private void write(String topic, long logTimeNanos, Map<String, Object> message) {
        writer.write(channel(topic), logTimeNanos, logTimeNanos, json(message));
    }

    /** A channel that has nothing to say is not there. */
    private int channel(String topic) {
        return json.computeIfAbsent(topic, t -> writer.channel(t, "json", "", "", "", metadata(t)));
    }

    private static Map<String, String> metadata(String topic) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("algorithm", ALGORITHMS.getOrDefault(topic, "by frame"));
        if (topic.equals(PEOPLE_WATCH)) {
            metadata.putAll(VisionParameters.PEOPLE_MISSED);
        }
        return metadata;
    }

    private static ByteBuffer json(Map<String, Object> object) {
        try {
            return ByteBuffer.wrap(JSON.writeValueAsString(object).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers, texts and maps cannot be written as JSON: " + object, e);
        }
    }
}
