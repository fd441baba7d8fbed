package org.robograde.agent.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.vision.Observer;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.feed.VideoImport;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.Ros1Codec;

class FfmpegVideoTest {
    @TempDir
    Path folder;

    @Test
    void a_film_of_h264_is_imported_at_its_own_times_and_the_unit_found_in_it() throws Exception {
        Path film = folder.resolve("hall.mp4");
        H264Film.write(film);
        SigningKey key = SigningKey.in(folder.resolve("key"));

        Evidence imported = VideoImport.importVideo(
                film.toString(), Optional.empty(), "overhead", H264Film.DOCUMENTS, folder.resolve("hall"), key);

        assertThat(imported.notes())
                .anyMatch(note -> note.matches("the frames were decoded from hall.mp4 \\(SHA-256 [0-9a-f]{64}\\)"
                        + " and packed again as JPEG of quality 95"));
        List<Message> poses = new ArrayList<>();
        Observer.observe(imported, key, done -> {})
                .read(
                        List.of("/observations/unit_pose"),
                        message -> poses.add(Ros1Codec.decode(
                                MessageRegistry.shipped().get("geometry_msgs/PoseWithCovarianceStamped"),
                                message.payload())));
        assertThat(poses).hasSize(H264Film.FRAMES);
        for (int i = 0; i < poses.size(); i++) {
            assertThat(poses.get(i).time("header.stamp").toNanos()).isEqualTo(1_000_000_000L + i * 40_000_000L);
            assertThat(poses.get(i).number("pose.pose.position.x")).isCloseTo(H264Film.x(i), within(0.005));
        }
    }

    @Test
    void what_is_no_film_or_cut_off_is_told_in_one_sentence() throws Exception {
        Path text = folder.resolve("text.mp4");
        Files.writeString(text, "this is a text and no film at all", StandardCharsets.UTF_8);
        refused(text);
        refused(folder.resolve("absent.mp4"));
        Path film = folder.resolve("whole.mp4");
        H264Film.write(film);
        Path cut = folder.resolve("cut.mp4");
        byte[] bytes = Files.readAllBytes(film);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        refused(cut);
        // A play list may name other files and addresses: none of them is opened.
        Path list = folder.resolve("list.mp4");
        Files.writeString(list, "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n");
        refused(list);
    }

    private void refused(Path film) {
        assertThatThrownBy(() -> VideoImport.importVideo(
                        film.toString(),
                        Optional.empty(),
                        "overhead",
                        Map.of(),
                        folder.resolve("b-" + film.getFileName()),
                        SigningKey.in(folder.resolve("key"))))
                .isInstanceOf(VisionInputException.class)
                .hasMessageStartingWith(film + ": ")
                .hasMessageNotContaining("\n");
    }
}
