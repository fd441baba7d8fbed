package org.robograde.agent.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.vision.Observer;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.feed.VideoImport;

/** RTSP from a server nobody here wrote: GStreamer's, as Debian packs it. */
@Tag("interop")
class RtspInteropTest {
    private static final String SERVER = """
            import sys, gi
            gi.require_version('Gst', '1.0')
            gi.require_version('GstRtspServer', '1.0')
            from gi.repository import Gst, GstRtspServer, GLib
            Gst.init(None)
            server = GstRtspServer.RTSPServer()
            server.set_address('127.0.0.1')
            server.set_service('0')
            factory = GstRtspServer.RTSPMediaFactory()
            factory.set_launch('( filesrc location=%s ! qtdemux ! h264parse ! rtph264pay name=pay0 pt=96 )' % sys.argv[1])
            server.get_mount_points().add_factory('/overhead', factory)
            server.attach(None)
            print(server.get_bound_port(), flush=True)
            GLib.MainLoop().run()
            """;

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void a_stream_is_read_with_its_own_times_and_the_unit_found_in_it() throws Exception {
        Path film = folder.resolve("hall.mp4");
        H264Film.write(film);
        Path script = Files.writeString(folder.resolve("server.py"), SERVER);
        Process server = new ProcessBuilder("/usr/bin/python3", script.toString(), film.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String port = String.valueOf(out.readLine());
            SigningKey key = SigningKey.in(folder.resolve("key"));

            Evidence imported = VideoImport.importVideo(
                    "rtsp://127.0.0.1:" + port + "/overhead",
                    Optional.of(Duration.ofSeconds(10)),
                    "overhead",
                    H264Film.DOCUMENTS,
                    folder.resolve("hall"),
                    key);

            List<Long> stamps = new ArrayList<>();
            List<Long> received = new ArrayList<>();
            imported.read(List.of(String.valueOf(imported.roles().get("camera.overhead.image"))), message -> {
                stamps.add(message.publishTimeNanos());
                received.add(message.logTimeNanos());
            });
            // The last frames of a short film may still be in the server when it says good-bye.
            assertThat(stamps).hasSizeGreaterThanOrEqualTo(H264Film.FRAMES - 3);
            for (int i = 1; i < stamps.size(); i++) {
                assertThat(stamps.get(i) - stamps.get(i - 1)).isBetween(39_000_000L, 41_000_000L);
            }
            assertThat(received).isSorted();
            assertThat(received.get(0)).isGreaterThan(1_700_000_000_000_000_000L);
            Evidence observed = Observer.observe(imported, key, done -> {});
            assertThat(observed.counts().get("/observations/unit_pose")).isEqualTo((long) stamps.size());
        } finally {
            server.destroy();
        }
    }

    @Test
    @Timeout(60)
    void an_address_where_nobody_answers_is_told_in_one_sentence() {
        assertThatThrownBy(() -> VideoImport.importVideo(
                        "rtsp://127.0.0.1:9/overhead",
                        Optional.of(Duration.ofSeconds(1)),
                        "overhead",
                        Map.of(),
                        folder.resolve("b"),
                        SigningKey.in(folder.resolve("key"))))
                .isInstanceOf(VisionInputException.class)
                .hasMessageStartingWith("rtsp://127.0.0.1:9/overhead: cannot be read as a film or stream");
    }
}
