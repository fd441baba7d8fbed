package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.bag.ChunkPacking;
import org.robograde.agent.evidence.mcap.HashChain;

/** Debian's {@code rosbag play}, which is C++ and reads bags with roscpp's own reader, plays what this project wrote to rospy. */
@Tag("interop")
class PlayInteropTest {
    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stopAll() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
            process.destroyForcibly();
        }
    }

    @Test
    void every_message_of_an_exported_bag_is_played() throws Exception {
        Path original = TestRecordings.folder().resolve("rosbag_js-a/example.bag");
        Evidence evidence = Importer.importRecording(original, folder.resolve("b"), Bundles.key(folder), f -> {});
        Set<String> topics = Set.of("/turtle1/pose", "/turtle2/pose", "/turtle1/cmd_vel", "/tf_static");
        int port = freePort();
        start(port, "/usr/bin/rosmaster", "--core", "-p", Integer.toString(port));
        awaitMaster(port);
        for (ChunkPacking packing : ChunkPacking.values()) {
            Path bag = folder.resolve(packing.label() + ".bag");
            BagExport.Written written =
                    BagExport.export(evidence, bag, new BagExport.Choice(topics, 0, 5, packing, false), done -> {});
            long wanted = written.counts().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            Process collector = start(
                    port,
                    "/usr/bin/python3",
                    Path.of("src/test/interop/collect.py").toAbsolutePath().toString(),
                    new ObjectMapper().writeValueAsString(topics),
                    Long.toString(wanted));
            var lines = collector.inputReader();
            assertThat(lines.readLine()).isEqualTo("ready");
            Process play =
                    start(port, "/usr/lib/rosbag/play", "-q", "-d", "2", "-r", "5", "--queue=100000", bag.toString());
            String heard = lines.readLine();
            assertThat(play.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(play.exitValue()).isZero();
            Map<String, String> byTopic = new TreeMap<>();
            new ObjectMapper()
                    .readTree(heard)
                    .properties()
                    .forEach(it -> byTopic.put(it.getKey(), it.getValue().asText()));
            assertThat(byTopic).as(packing.label()).isEqualTo(digests(evidence, topics, 5));
        }
    }

    private static Map<String, String> digests(Evidence evidence, Set<String> topics, double seconds) {
        Map<String, long[]> sums = new TreeMap<>();
        evidence.read(topics, message -> {
            if (message.logTimeNanos() <= evidence.startNanos() + seconds * 1e9) {
                MessageDigest digest = HashChain.sha256();
                digest.update(message.payload());
                long[] sum = sums.computeIfAbsent(message.channel().topic(), any -> new long[2]);
                sum[0]++;
                sum[1] += Long.parseUnsignedLong(HexFormat.of().formatHex(digest.digest(), 0, 8), 16);
            }
        });
        Map<String, String> digests = new TreeMap<>();
        sums.forEach((topic, sum) -> digests.put(topic, sum[0] + " " + Long.toUnsignedString(sum[1])));
        return digests;
    }

    private Process start(int masterPort, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "ROS_MASTER_URI",
                        "http://127.0.0.1:" + masterPort,
                        "ROS_IP",
                        "127.0.0.1",
                        "ROS_HOSTNAME",
                        "127.0.0.1",
                        "ROS_PACKAGE_PATH",
                        "/usr/share",
                        "ROS_HOME",
                        folder.toString(),
                        "ROS_LOG_DIR",
                        folder.resolve("log").toString()));
        builder.redirectError(
                folder.resolve(Path.of(command[0]).getFileName() + ".err").toFile());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static void awaitMaster(int port) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("no rosmaster on port " + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
