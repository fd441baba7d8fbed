package org.robograde.agent.vision.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.videoio.VideoWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/** Films written by OpenCV, whole and damaged. */
class AviImportTest {
    @TempDir
    Path folder;

    private Path film;

    @BeforeEach
    void write() {
        NativeOpenCv.ready();
        film = folder.resolve("film.avi");
        VideoWriter writer =
                new VideoWriter(film.toString(), VideoWriter.fourcc('M', 'J', 'P', 'G'), 25, new Size(160, 120));
        for (int i = 0; i < 10; i++) {
            Mat frame = new Mat(120, 160, CvType.CV_8UC3, new Scalar(90, 90, 90));
            Imgproc.circle(frame, new org.opencv.core.Point(20 + 10 * i, 60), 8, new Scalar(20, 200, 220), -1);
            writer.write(frame);
            frame.release();
        }
        writer.release();
    }

    @Test
    void a_films_frames_become_messages_at_the_films_own_rate() {
        Evidence evidence = AviImport.importFilm(
                film, "overhead", Map.of(), folder.resolve("bundle"), SigningKey.in(folder.resolve("key")));

        assertThat(evidence.outcome()).isEqualTo("imported");
        String topic = String.valueOf(evidence.roles().get("camera.overhead.image"));
        List<Long> times = new ArrayList<>();
        evidence.read(List.of(topic), message -> times.add(message.logTimeNanos()));
        assertThat(times).hasSize(10);
        assertThat(times.get(9) - times.get(0)).isEqualTo(9 * 40_000_000L);
    }

    @Test
    void what_is_no_film_is_told_in_one_sentence() throws IOException {
        Path text = folder.resolve("text.avi");
        Files.writeString(text, "this is a text and no film at all");
        assertThatThrownBy(() -> AviFile.read(text, (i, m, j) -> {}))
                .isInstanceOf(VisionInputException.class)
                .hasMessage(text + ": not an AVI file");
        Path other = folder.resolve("other.avi");
        byte[] bytes = Files.readAllBytes(film);
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] changed = bytes.clone();
        int at = all.indexOf("vids") + 4;
        System.arraycopy("H264".getBytes(StandardCharsets.US_ASCII), 0, changed, at, 4);
        Files.write(other, changed);
        assertThatThrownBy(() -> AviFile.read(other, (i, m, j) -> {}))
                .hasMessage(other + ": its video is H264, only MJPG is read");
        assertThatThrownBy(() -> AviImport.importFilm(
                        film, "../x", Map.of(), folder.resolve("b"), SigningKey.in(folder.resolve("key"))))
                .hasMessageContaining("is not a camera's id");
    }

    /** However it is cut or damaged, it ends with a sentence or with the frames that are whole. */
    @Test
    void a_damaged_film_never_hangs_and_never_throws_anything_else() throws IOException {
        byte[] bytes = Files.readAllBytes(film);
        Random chance = new Random(7);
        Path bad = folder.resolve("bad.avi");
        for (int i = 0; i < 200; i++) {
            byte[] damaged = i % 2 == 0 ? Arrays.copyOf(bytes, chance.nextInt(bytes.length)) : bytes.clone();
            for (int k = 0; k < 6 && damaged.length > 0; k++) {
                damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt();
            }
            Files.write(bad, damaged);
            try {
                assertThat(AviFile.read(bad, (index, micros, jpeg) -> {})).isLessThanOrEqualTo(4096);
            } catch (VisionInputException expected) {
                assertThat(expected.getMessage()).startsWith(bad.toString());
            }
        }
    }
}
