package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.Evidence;

/** The delivery script on a unit that is not ours, under a master that is not ours: Debian's rosmaster and rospy. */
@Tag("interop")
class RospyUnitInteropTest {
    @TempDir
    Path work;

    private int masterPort;
    private Process master;
    private Process unit;

    @BeforeEach
    void startPeers() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            masterPort = free.getLocalPort();
        }
        master = peer(
                "rosmaster.log", "/usr/bin/python3", "/usr/bin/rosmaster", "--core", "-p", String.valueOf(masterPort));
        awaitPort(masterPort);
        Path script = Program.root().resolve("agent/station/src/test/peers/rospy_unit.py");
        unit = peer("unit.log", "/usr/bin/python3", script.toString(), "3.0");
    }

    @AfterEach
    void stopPeers() throws InterruptedException {
        for (Process peer : new Process[] {unit, master}) {
            if (peer != null) {
                peer.destroy();
                if (!peer.waitFor(10, TimeUnit.SECONDS)) {
                    peer.destroyForcibly();
                }
            }
        }
    }

    @Test
    void a_foreign_unit_under_a_foreign_master_is_checked_driven_recorded_and_graded() throws Exception {
        Program robograde = new Program(work.resolve("config"));
        String profile = Program.root()
                .resolve("agent/station/src/test/peers/rospy-unit.yaml")
                .toString();
        String link = "ros1://127.0.0.1:" + masterPort;

        Program.Run check = awaitFit(robograde, profile, link);
        assertThat(check.exitCode())
                .as(check.out() + check.err() + log("unit.log"))
                .isZero();

        Program.Run run = robograde.run(
                "run",
                "--unit",
                profile,
                "--link",
                link,
                "--scenario",
                "service/hotel-delivery",
                "--repetitions",
                1,
                "--simulated-instruments",
                "--armed-by",
                "the test",
                "--out",
                work.resolve("trials"),
                "--json");
        assertThat(run.exitCode()).as(run.err() + log("unit.log")).isZero();
        JsonNode trial = new ObjectMapper().readTree(run.out()).get("bundles").get(0);
        assertThat(trial.get("outcome").asText()).as(run.out()).isEqualTo("completed");
        assertThat(trial.get("damage")).isEmpty();

        Path bundle = Path.of(trial.get("bundle").asText());
        // The unit sends both at once: a recorder that shares its connection badly loses some of the one heard twice.
        JsonNode counts = new ObjectMapper()
                .readTree(bundle.resolve("manifest.json").toFile())
                .get("counts");
        assertThat(counts.get("/odom").asLong())
                .isCloseTo(counts.get("/cmd_vel").asLong(), within(2L))
                .isGreaterThan(100);

        Program.Run grade = robograde.run("grade", bundle, "--out", work.resolve("grade"), "--json");
        assertThat(grade.exitCode()).as(grade.err()).isEqualTo(3);
        JsonNode graded = new ObjectMapper().readTree(grade.out());
        assertThat(measured(graded, "execution.mission-success")).isEqualTo(1.0);
        assertThat(measured(graded, "cognition.answer-correct")).isEqualTo(1.0);
        assertThat(robograde.run("verify", bundle).exitCode()).isZero();
    }

    @Test
    void nothing_moves_unless_a_person_armed_it_and_a_stop_over_coap_is_with_the_unit_in_time() throws Exception {
        Program robograde = new Program(work.resolve("config"));
        String profile = Program.root()
                .resolve("agent/station/src/test/peers/rospy-unit.yaml")
                .toString();
        String link = "ros1://127.0.0.1:" + masterPort;
        assertThat(awaitFit(robograde, profile, link).exitCode()).isZero();
        // This unit is at its goal in three seconds: it is stopped earlier than the shipped script stops others.
        Path script = work.resolve("hotel-emergency-stop.yaml");
        String shipped =
                Files.readString(Program.root().resolve("scenarios/scripts/service/hotel-emergency-stop.yaml"));
        assertThat(shipped).contains("at: {seconds: 6.0,");
        Files.writeString(script, shipped.replace("at: {seconds: 6.0,", "at: {seconds: 1.0,"));
        Object[] stopTrial = {
            "run",
            "--unit",
            profile,
            "--link",
            link,
            "--scenario",
            script,
            "--repetitions",
            1,
            "--simulated-instruments",
            "--out",
            work.resolve("stopped"),
            "--json",
        };

        Program.Run unarmed = robograde.run(stopTrial);
        assertThat(unarmed.exitCode()).as(unarmed.out()).isEqualTo(1);
        assertThat(unarmed.err()).contains("nobody armed the unit").contains("--armed-by NAME");
        assertThat(work.resolve("stopped/hotel-emergency-stop-01")).doesNotExist();

        List<Object> armed = new ArrayList<>(List.of(stopTrial));
        armed.addAll(List.of("--armed-by", "Li Wei"));
        Program.Run run = robograde.run(armed.toArray());
        Evidence stopped = Evidence.open(work.resolve("stopped/hotel-emergency-stop-01"));
        assertThat(stopped.outcomeReason()).as(run.err()).isEqualTo("emergency stop by estop");
        List<JsonNode> safety = new ArrayList<>();
        stopped.read(Set.of("/robograde/safety"), message -> safety.add(json(message.payload())));
        assertThat(safety).extracting(each -> each.get("event").asText()).startsWith("arm", "start", "e_stop");
        assertThat(safety.get(0).get("source").asText()).isEqualTo("Li Wei");
        JsonNode stop = safety.get(2);
        assertThat(stop.get("stoppedBy").toString()).isEqualTo("[\"e_stop\",\"goal_cancel\"]");
        assertThat(stop.get("reactionNanos").asLong()).isBetween(1L, 100_000_000L);
    }

    private static JsonNode json(ByteBuffer payload) {
        try {
            return new ObjectMapper()
                    .readTree(StandardCharsets.UTF_8.decode(payload).toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Program.Run awaitFit(Program robograde, String profile, String link) throws Exception {
        Program.Run check = robograde.run("check", profile, "--link", link);
        for (int tries = 0; check.exitCode() != 0 && tries < 3; tries++) {
            check = robograde.run("check", profile, "--link", link);
        }
        return check;
    }

    private static double measured(JsonNode grade, String metric) {
        for (JsonNode measurement : grade.get("measurements")) {
            if (measurement.get("metricId").asText().equals(metric)) {
                return measurement.get("value").asDouble();
            }
        }
        throw new AssertionError(metric + " was not measured: " + grade.get("notMeasurable"));
    }

    private Process peer(String log, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command));
        builder.environment()
                .putAll(Map.of(
                        "ROS_MASTER_URI", "http://127.0.0.1:" + masterPort,
                        "ROS_IP", "127.0.0.1",
                        "ROS_HOSTNAME", "127.0.0.1",
                        "ROS_HOME", work.resolve("ros").toString(),
                        "PYTHONUNBUFFERED", "1"));
        builder.redirectErrorStream(true).redirectOutput(work.resolve(log).toFile());
        return builder.start();
    }

    private String log(String name) throws IOException {
        return "\n" + name + ":\n" + Files.readString(work.resolve(name));
    }

    private static void awaitPort(int port) throws InterruptedException {
        for (int tries = 0; tries < 200; tries++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new AssertionError("rosmaster did not come up on port " + port);
    }
}
