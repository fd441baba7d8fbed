package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every message, service and action of every ROS package that Debian has, read from where it is installed, against Debian's genmsg and genaction. */
@Tag("interop")
class DebianPackagesInteropTest {
    private static final Path SHARE = Path.of("/usr/share");

    /** Debian 12's packages with definitions; a package that is missing here was not installed, and would go unseen. */
    private static final List<String> PACKAGES = List.of(
            "actionlib",
            "actionlib_msgs",
            "bond",
            "diagnostic_msgs",
            "dynamic_reconfigure",
            "geometry_msgs",
            "map_msgs",
            "move_base_msgs",
            "nav_msgs",
            "nodelet",
            "opencv_apps",
            "pcl_msgs",
            "polled_camera",
            "roscpp",
            "rosgraph_msgs",
            "sensor_msgs",
            "shape_msgs",
            "std_msgs",
            "std_srvs",
            "stereo_msgs",
            "tf",
            "tf2_msgs",
            "topic_tools",
            "trajectory_msgs",
            "visualization_msgs");

    @TempDir
    Path folder;

    @Test
    void every_type_installed_has_the_md5_and_complete_text_that_debian_computes() throws Exception {
        SortedMap<String, String> theirs = theirs();
        SortedSet<String> walked = new TreeSet<>();
        theirs.keySet().forEach(key -> walked.add(key.substring(key.indexOf(' ') + 1, key.indexOf('/'))));
        assertThat(walked).containsAll(PACKAGES);
        assertThat(ours()).isEqualTo(theirs).hasSizeGreaterThan(290);
    }

    /** Each file alone decides what is asked; what it depends on comes from the same folders, and nothing from our jar. */
    private static SortedMap<String, String> ours() throws Exception {
        MessageRegistry registry = MessageRegistry.empty().withPackagePath(List.of(SHARE));
        SortedMap<String, String> found = new TreeMap<>();
        for (String type : registry.types()) {
            MessageSchema schema = registry.get(type);
            found.put("msg " + type, schema.md5() + " " + sha256(schema.fullDefinition()));
        }
        for (String type : registry.serviceTypes()) {
            ServiceSchema service = registry.service(type);
            found.put("srv " + type, service.md5() + " " + sha256(""));
        }
        for (Path file : actionFiles()) {
            String name = file.getFileName().toString().replace(".action", "");
            String type = file.getName(2) + "/" + name;
            ActionSchema action = ActionSchema.parse(type, Files.readString(file), registry);
            for (MessageSchema part : List.of(
                    action.action(),
                    action.goal(),
                    action.result(),
                    action.feedback(),
                    action.actionGoal(),
                    action.actionResult(),
                    action.actionFeedback())) {
                found.put("action " + part.type(), part.md5() + " " + sha256(part.fullDefinition()));
            }
        }
        return found;
    }

    private static List<Path> actionFiles() throws IOException {
        try (Stream<Path> packages = Files.list(SHARE)) {
            return packages.map(each -> each.resolve("action"))
                    .filter(Files::isDirectory)
                    .flatMap(DebianPackagesInteropTest::files)
                    .filter(file -> file.toString().endsWith(".action"))
                    .toList();
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private SortedMap<String, String> theirs() throws Exception {
        Path script = folder.resolve("debian_identities.py");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/debian_identities.py"))) {
            Files.copy(in, script);
        }
        Process python = new ProcessBuilder("/usr/bin/python3", script.toString(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        SortedMap<String, String> found = new TreeMap<>();
        String written = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (String line : written.lines().toList()) {
            String[] parts = line.split(" ", 3);
            found.put(parts[0] + " " + parts[1], parts[2]);
        }
        assertThat(python.waitFor()).isZero();
        return found;
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
