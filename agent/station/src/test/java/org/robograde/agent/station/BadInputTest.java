package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user gets who gave something wrong: one clear message, the right exit code, and nothing half-written. */
class BadInputTest {
    @TempDir
    Path work;

    private Program robograde;

    @BeforeEach
    void program() {
        robograde = new Program(work.resolve("config"));
    }

    @Test
    void a_scenario_with_ten_mistakes_gets_ten_messages_at_once() throws Exception {
        Path script = Program.root().resolve("scenarios/src/test/resources/mistakes/ten-mistakes.yaml");
        assertThat(script).exists();
        Program.Run run = robograde.run(
                "run",
                "--unit",
                "sim-service-asker",
                "--scenario",
                script,
                "--site",
                "hotel-corridor",
                "--out",
                work.resolve("trials"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines().filter(line -> line.matches(".*ten-mistakes\\.yaml:\\d+:\\d+: .*")))
                .as(run.err())
                .hasSize(10);
        assertThat(work.resolve("trials")).doesNotExist();
    }

    /** A film of one frame that no camera of the site took, and a text that is no film. */
    @Test
    void a_film_is_imported_and_what_stands_in_the_way_of_observing_it_is_said_in_one_sentence_each() throws Exception {
        Path film = oneFrameFilm(work.resolve("film.avi"));
        Path bundle = work.resolve("film");
        Program.Run imported = robograde.run("import", film, "--camera", "overhead", "--out", bundle);
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(imported.out()).contains("1 messages on 1 topics");

        Program.Run observed = robograde.run("observe", bundle);
        assertThat(observed.exitCode()).as(observed.err()).isZero();
        assertThat(observed.err())
                .contains(
                        bundle
                                + ": camera overhead: site.yaml has no calibration for this camera; its frames were not looked at")
                .doesNotContain("\tat ");

        Path text = Files.writeString(work.resolve("text.avi"), "no film");
        Program.Run refused = robograde.run("import", text, "--out", work.resolve("text"));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("robograde: " + text + ": not an AVI file");
        assertThat(work.resolve("text")).doesNotExist();
    }

    /** RIFF with a header that says ten frames a second, a stream of Motion-JPEG and one chunk of it. */
    private static Path oneFrameFilm(Path file) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(ascii("RIFF")).putInt(0).put(ascii("AVI "));
        bytes.put(ascii("LIST")).putInt(32).put(ascii("hdrl"));
        bytes.put(ascii("avih")).putInt(4).putInt(100_000);
        bytes.put(ascii("strh")).putInt(8).put(ascii("vidsMJPG"));
        bytes.put(ascii("LIST")).putInt(16).put(ascii("movi"));
        bytes.put(ascii("00dc")).putInt(4).put(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9});
        bytes.putInt(4, bytes.position() - 8);
        byte[] whole = new byte[bytes.position()];
        bytes.flip().get(whole);
        return Files.write(file, whole);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void a_unit_that_does_not_answer_is_named_with_its_address() throws Exception {
        Program.Run run = robograde.run(
                "run",
                "--unit",
                "sim-service-asker",
                "--link",
                "ros1://127.0.0.1:9",
                "--scenario",
                "service/hotel-delivery",
                "--without-instruments",
                "--out",
                work.resolve("trials"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("127.0.0.1:9").doesNotContain("\tat ");
        assertThat(work.resolve("trials")).doesNotExist();
    }

    @Test
    void a_topic_of_the_wrong_type_is_named_before_anything_moves() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String profile = Files.readString(Program.root().resolve("robots/units/profiles/sim-service-asker.yaml"));
        Path wrong = Files.writeString(
                work.resolve("wrong.yaml"),
                profile.replace("geometry_msgs/PoseWithCovarianceStamped", "geometry_msgs/PoseStamped"));
        Process sim = robograde.start("sim", "--port", port, "--speed", 0, "--no-camera", "--seconds", 60);
        try {
            sim.inputReader().readLine();
            Program.Run run = robograde.run(
                    "run",
                    "--unit",
                    wrong,
                    "--link",
                    "ros1://127.0.0.1:" + port,
                    "--scenario",
                    "service/hotel-delivery",
                    "--without-instruments",
                    "--out",
                    work.resolve("trials"));
            assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
            assertThat(run.err())
                    .contains(
                            "/amcl_pose is geometry_msgs/PoseWithCovarianceStamped, the profile says geometry_msgs/PoseStamped")
                    .doesNotContain("\tat ");
            assertThat(work.resolve("trials")).doesNotExist();
        } finally {
            sim.destroy();
            sim.waitFor();
        }
    }

    @Test
    void a_file_that_is_no_recording_is_refused_and_leaves_nothing() throws Exception {
        Path nonsense = Files.writeString(work.resolve("notes.bag"), "not a bag at all");
        Program.Run run = robograde.run("import", nonsense, "--out", work.resolve("bundle"));
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("notes.bag").doesNotContain("\tat ");
        assertThat(work.resolve("bundle")).doesNotExist();
    }

    @Test
    void a_yaml_bomb_is_refused_at_once() throws Exception {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 12; level++) {
            String before = "*a" + (level - 1);
            bomb.append("a%d: &a%d [%s]\n"
                    .formatted(level, level, String.join(", ", java.util.Collections.nCopies(9, before))));
        }
        Path file = Files.writeString(work.resolve("bomb.yaml"), bomb);
        for (String[] command : new String[][] {
            {"check", file.toString()},
            {
                "run",
                "--unit",
                "sim-service-asker",
                "--scenario",
                file.toString(),
                "--site",
                "hotel-corridor",
                "--out",
                "x"
            }
        }) {
            Program.Run run = robograde.withJavaOptions("-Xmx128m").run((Object[]) command);
            assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).contains("bomb.yaml:").doesNotContain("\tat ");
        }
    }

    @Test
    void a_folder_that_is_no_bundle_is_refused_by_every_command_that_takes_one() throws Exception {
        Path folder = Files.createDirectories(work.resolve("empty"));
        assertThat(robograde
                        .run("grade", folder, "--out", work.resolve("grade"))
                        .exitCode())
                .isEqualTo(1);
        assertThat(robograde.run("verify", folder).exitCode()).isEqualTo(1);
        assertThat(robograde.run("observe", folder).exitCode()).isEqualTo(1);
        assertThat(robograde
                        .run("grade", work.resolve("nowhere"), "--out", work.resolve("grade"))
                        .exitCode())
                .isEqualTo(2);
        assertThat(work.resolve("grade")).doesNotExist();
    }

    @Test
    void every_command_teaches_its_use() throws Exception {
        for (String command : new String[] {
            "demo", "run", "sim", "check", "seal", "import", "export", "observe", "grade", "report", "verify"
        }) {
            Program.Run help = robograde.run(command, "--help");
            assertThat(help.exitCode()).isZero();
            assertThat(help.out())
                    .as(command)
                    .contains("Usage: robograde " + command)
                    .contains("--json");
        }
        assertThat(robograde.run("nonsense").exitCode()).isEqualTo(2);
    }
}
