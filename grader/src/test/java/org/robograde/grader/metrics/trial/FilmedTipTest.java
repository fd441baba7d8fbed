package org.robograde.grader.metrics.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;

/** Tips that cameras followed, read from a bundle. */
class FilmedTipTest {
    @TempDir
    Path folder;

    @Test
    void each_tip_has_its_own_course_on_the_frames_own_clock_and_what_is_no_place_is_left_out() {
        TrialEvidence trial = trial(
                "{\"tip\":\"b\",\"camera\":\"side\",\"xMeters\":0.25,\"yMeters\":0.5,\"scaleRelativeStandardUncertainty\":0.01}",
                "{\"tip\":\"a\",\"camera\":\"top\",\"xMeters\":1,\"yMeters\":2,\"scaleRelativeStandardUncertainty\":0.02}",
                "{\"tip\":\"b\",\"camera\":\"side\",\"yMeters\":0.5,\"scaleRelativeStandardUncertainty\":0.01}",
                "{\"tip\":\"b",
                "{\"tip\":\"b\",\"camera\":\"side\",\"xMeters\":0.75,\"yMeters\":0.5,\"scaleRelativeStandardUncertainty\":0.03}");

        List<FilmedTip> tips = trial.tracks().arm().filmedTips();

        assertThat(tips).extracting(FilmedTip::name).containsExactly("a", "b");
        assertThat(tips.get(1).course().size()).isEqualTo(2);
        assertThat(tips.get(1).course().position(1).x()).isEqualTo(0.75);
        assertThat(tips.get(1).course().statedNanos(1)).isEqualTo(4_000_000_007L);
        assertThat(tips.get(1).scaleRelativeStandardUncertainty()).isEqualTo(0.03);
        assertThat(tips.get(0).camera()).isEqualTo("top");
    }

    private TrialEvidence trial(String... messages) {
        TrialIdentity identity =
                new TrialIdentity("t", "u", "surgical", "s", "x", 1, 1, TimeBase.STATION_UTC, "station test");
        try (BundleWriter writer = BundleWriter.create(folder.resolve("b"), identity)) {
            int channel = writer.channel(FilmedTip.TOPIC, "json", "", "", "", Map.of());
            for (int i = 0; i < messages.length; i++) {
                long at = i * 1_000_000_000L;
                writer.write(channel, at, at + 7, ByteBuffer.wrap(messages[i].getBytes(StandardCharsets.UTF_8)));
            }
            return TrialReader.read(writer.seal("completed", "", SigningKey.in(folder.resolve("key"))));
        }
    }
}
