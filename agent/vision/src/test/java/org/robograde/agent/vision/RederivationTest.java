package org.robograde.agent.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Mat;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.ObservationWriter;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.Ros1Codec;

class RederivationTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void observations_that_are_what_the_frames_give_are_the_same_bytes() {
        TestBundle bundle = bundle();
        Evidence observed = Observer.observe(bundle.seal(), bundle.key(), done -> {});

        SealCheck check = Rederivation.of(observed, done -> {});

        assertThat(check.intact()).isTrue();
        assertThat(check.findings())
                .extracting(SealCheck.Finding::message)
                .contains("derived again from the frames: the same bytes");
    }

    /** Signed as it should be, and yet not what the frames show. */
    @Test
    void a_pose_that_the_frames_do_not_give_is_told_with_its_place_and_both_values() {
        TestBundle bundle = bundle();
        Evidence observed = Observer.observe(bundle.seal(), bundle.key(), done -> {});

        SealCheck moved = Rederivation.of(rewritten(observed, bundle, 0.005, VisionParameters.VERSION), done -> {});
        assertThat(moved.intact()).isFalse();
        assertThat(moved.findings())
                .filteredOn(finding -> finding.subject().equals(ObservationChannels.UNIT_POSE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("3 of 3 messages differ")
                        .containsPattern(
                                "at 1\\.000 s pose\\.pose\\.position\\.x is 4\\.00\\d+, derived again it is 3\\.99")
                        .contains("tolerance 1.0E-4 of a pose"));

        Evidence again = Observer.observe(observed, bundle.key(), done -> {});
        SealCheck rounded = Rederivation.of(rewritten(again, bundle, 0.00005, "other"), done -> {});
        assertThat(rounded.findings())
                .filteredOn(finding -> finding.subject().equals(ObservationChannels.UNIT_POSE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.holds()).isTrue());
        assertThat(rounded.findings())
                .extracting(SealCheck.Finding::message)
                .anyMatch(message -> message.contains("version other; this program is"));
    }

    @Test
    void a_bundle_without_observations_has_nothing_to_hold_against() {
        SealCheck check = Rederivation.of(bundle().seal(), done -> {});
        assertThat(check.intact()).isFalse();
        assertThat(check.findings().get(0).message()).contains("observe writes it");
    }

    private TestBundle bundle() {
        TestBundle bundle = new TestBundle(folder.resolve("b"), Scenes.SITE, Scenes.UNIT);
        RenderedFrames frames = new RenderedFrames(Scenes.camera(), Scenes.mount(), 1);
        for (int i = 0; i < 3; i++) {
            Mat frame =
                    frames.render(new double[] {4 + 0.2 * i, 2, 0.3}, new double[3], new double[3], 2, new Random(i));
            bundle.picture(SECOND + i * SECOND / 2, SECOND + i * SECOND / 2, RenderedFrames.jpeg(frame, 90));
            frame.release();
        }
        return bundle;
    }

    /** The unit's poses moved along x, everything else left out. */
    private static Evidence rewritten(Evidence observed, TestBundle bundle, double meters, String version) {
        try (ObservationWriter writer =
                ObservationWriter.create(observed, VisionParameters.ALGORITHM, version, VisionParameters.stated())) {
            Channel channel = observed.channel(ObservationChannels.UNIT_POSE).orElseThrow();
            int id = writer.channel(
                    channel.topic(), "ros1", channel.schemaName(), "ros1msg", channel.schemaText(), Map.of());
            observed.read(java.util.List.of(channel.topic()), message -> {
                Message pose = Ros1Codec.decode(MessageRegistry.shipped().get(channel.schemaName()), message.payload());
                byte[] moved = Ros1Codec.encode(pose.toBuilder()
                        .set("pose.pose.position.x", pose.number("pose.pose.position.x") + meters)
                        .build());
                writer.write(id, message.logTimeNanos(), message.publishTimeNanos(), ByteBuffer.wrap(moved));
            });
            return writer.seal(bundle.key());
        }
    }
}
