package org.robograde.grader.metrics.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.grader.metrics.MetricCatalogue;
import org.robograde.grader.metrics.NotMeasurable;
import org.robograde.grader.metrics.perception.PerceptionMetrics;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;

/** What rests on a camera falls with it, and says why. */
class CameraFaultsTest {
    private static final long S = 1_000_000_000L;

    @TempDir
    Path folder;

    private int fused;

    @Test
    void a_camera_that_moved_leaves_nothing_measurable_on_what_it_saw() {
        TrialEvidence trial = trial("moved", List.of(fault("overhead", "moved", 3, 3.2)), "overhead", "east");

        assertThat(trial.obstacle(Roles.OBSERVED_POSE)).contains("camera overhead moved");
        assertThat(trial.quality()).contains("camera overhead moved");
        assertThat(MetricCatalogue.of(PerceptionMetrics.all())
                        .measure("perception.localisation-error", trial)
                        .orElseThrow())
                .isInstanceOfSatisfying(
                        NotMeasurable.class,
                        reason -> assertThat(reason.reason()).contains("camera overhead moved"));
    }

    @Test
    void a_camera_whose_calibration_may_not_be_used_or_that_hangs_elsewhere_than_surveyed_is_no_witness() {
        assertThat(trial("old", List.of(fault("overhead", "calibration", 0, 9)), "overhead", "east")
                        .obstacle(Roles.OBSERVED_POSE))
                .contains("camera overhead calibration");
        assertThat(trial("pushed", List.of(fault("overhead", "survey", 3, 4)), "overhead", "east")
                        .obstacle(Roles.OBSERVED_POSE))
                .contains("camera overhead survey");
    }

    @Test
    void the_track_of_all_cameras_goes_before_the_poses_of_each() {
        TrialEvidence alone = trial("alone", List.of(), "overhead");
        assertThat(alone.topic(Roles.OBSERVED_POSE)).isEqualTo("/observations/unit_pose");
        assertThat(alone.tracks().observedPose().size()).isEqualTo(1);

        fused = 3;
        TrialEvidence together = trial("together", List.of(), "overhead", "east");
        assertThat(together.topic(Roles.OBSERVED_POSE)).isEqualTo("/observations/unit_track");
        assertThat(together.tracks().observedPose().size()).isEqualTo(3);
        assertThat(together.tracks().observedPose().x(0)).isEqualTo(7);
        assertThat(together.quality())
                .contains("several cameras saw the unit: where it was is their fused track, on"
                        + " /observations/unit_track");
    }

    @Test
    void a_second_without_a_picture_is_told_and_stands_and_more_does_not() {
        assertThat(trial("short", List.of(fault("overhead", "frozen", 3, 4)), "overhead")
                        .obstacle(Roles.OBSERVED_POSE))
                .isEmpty();
        assertThat(trial(
                                "long",
                                List.of(fault("overhead", "frozen", 3, 3.6), fault("overhead", "dark", 7, 7.5)),
                                "overhead")
                        .obstacle(Roles.OBSERVED_POSE))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith(
                                "the cameras showed nothing for 1.1 s in all, more than 1 s: camera overhead frozen"));
    }

    @Test
    void what_one_camera_missed_another_may_have_seen() {
        assertThat(trial("two", List.of(fault("overhead", "blurred", 3, 9)), "overhead", "east")
                        .obstacle(Roles.OBSERVED_POSE))
                .isEmpty();
    }

    @Test
    void a_fault_that_cannot_be_read_is_taken_for_the_worst() {
        assertThat(trial("torn", List.of("{\"camera\": \"over"), "overhead").obstacle(Roles.OBSERVED_POSE))
                .contains("a fault of a camera is stated that cannot be read");
    }

    private static String fault(String camera, String kind, double from, double to) {
        return "{\"camera\":\"" + camera + "\",\"kind\":\"" + kind + "\",\"fromNanos\":\"" + Math.round(from * S)
                + "\",\"toNanos\":\"" + Math.round(to * S) + "\",\"message\":\"camera " + camera + " " + kind + "\"}";
    }

    private TrialEvidence trial(String name, List<String> faults, String... cameras) {
        Map<String, String> roles =
                new TreeMap<>(Map.of("observed.unit_pose", "/observations/unit_pose", "map_pose", "/amcl_pose"));
        for (String camera : cameras) {
            roles.put("camera." + camera + ".image", "/field/camera/" + camera);
        }
        TrialIdentity identity =
                new TrialIdentity("t", "u", "service", "s", "x", 1, 1, TimeBase.SIMULATED, "station test");
        try (BundleWriter writer = BundleWriter.create(folder.resolve(name), identity)) {
            writer.roles(roles);
            MessageSchema pose = MessageRegistry.shipped().get("geometry_msgs/PoseWithCovarianceStamped");
            byte[] message = Ros1Codec.encode(
                    pose.newMessage().set("header.frame_id", "map").build());
            for (String topic : List.of("/observations/unit_pose", "/amcl_pose")) {
                int poses = writer.channel(topic, "ros1", pose.type(), "ros1msg", pose.fullDefinition(), Map.of());
                writer.write(poses, 2 * S, 2 * S, ByteBuffer.wrap(message));
            }
            byte[] tracked = Ros1Codec.encode(pose.newMessage()
                    .set("header.frame_id", "map")
                    .set("pose.pose.position.x", 7.0)
                    .build());
            for (int i = 0; i < fused; i++) {
                int track = writer.channel(
                        "/observations/unit_track", "ros1", pose.type(), "ros1msg", pose.fullDefinition(), Map.of());
                writer.write(track, 2 * S + i, 2 * S + i, ByteBuffer.wrap(tracked));
            }
            int channel = writer.channel(CameraFaults.TOPIC, "json", "", "", "", Map.of());
            for (int i = 0; i < faults.size(); i++) {
                writer.write(
                        channel,
                        9 * S + i,
                        9 * S + i,
                        ByteBuffer.wrap(faults.get(i).getBytes(StandardCharsets.UTF_8)));
            }
            Evidence evidence = writer.seal("completed", "", SigningKey.in(folder.resolve("key")));
            return TrialReader.read(evidence);
        }
    }
}
