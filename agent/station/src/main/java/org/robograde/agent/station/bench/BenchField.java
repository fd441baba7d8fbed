package org.robograde.agent.station.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where recorders are measured: a network namespace of its own with nothing but loopback (roscpp listens on every interface), a
 * ROS master, and a publisher compiled from this program's own source.
 */
final class BenchField implements AutoCloseable {
    static final int MASTER_PORT = 11311;

    private static final String ROSMASTER = "/usr/bin/rosmaster";
    private static final String PUBLISHER = "publisher.cpp";

    private final Path folder;
    private final String namespace;
    private final Process master;
    private final Path publisher;

    private BenchField(Path folder, String namespace, Process master, Path publisher) {
        this.folder = folder;
        this.namespace = namespace;
        this.master = master;
        this.publisher = publisher;
    }

    /** What is missing to measure here, in words an operator can act on; empty if nothing is. */
    static Optional<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!"root".equals(System.getProperty("user.name")) || !onPath("ip")) {
            missing.add("root and the program ip, to make a network namespace");
        }
        if (!Files.isExecutable(Path.of(ROSMASTER))) {
            missing.add("rosmaster (Debian: python3-rosmaster)");
        }
        if (!onPath("g++") || !Files.isRegularFile(Path.of("/usr/include/ros/ros.h"))) {
            missing.add("g++ and roscpp's headers (Debian: g++ pkg-config libroscpp-dev libstd-msgs-dev"
                    + " libsensor-msgs-dev libnav-msgs-dev libtf2-msgs-dev)");
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing));
    }

    static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    /** @throws IOException saying what could not be made */
    static BenchField open(Path folder) throws IOException, InterruptedException {
        Path publisher = compile(folder);
        String namespace = "rg-bench-" + ProcessHandle.current().pid();
        succeed(folder, List.of("ip", "netns", "add", namespace));
        try {
            succeed(folder, List.of("ip", "netns", "exec", namespace, "ip", "link", "set", "lo", "up"));
            ProcessBuilder master = inside(
                    folder,
                    namespace,
                    List.of("/usr/bin/python3", ROSMASTER, "--core", "-p", Integer.toString(MASTER_PORT)),
                    "master");
            return new BenchField(folder, namespace, master.start(), publisher);
        } catch (IOException e) {
            succeed(folder, List.of("ip", "netns", "del", namespace));
            throw e;
        }
    }

    private static Path compile(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve(PUBLISHER);
        try (InputStream text = BenchField.class.getResourceAsStream(PUBLISHER)) {
            if (text == null) {
                throw new IllegalStateException("this program was built without " + PUBLISHER);
            }
            Files.write(source, text.readAllBytes());
        }
        Path program = folder.resolve("publisher");
        succeed(
                folder,
                List.of(
                        "sh",
                        "-c",
                        "g++ -O2 -std=c++17 -o '" + program + "' '" + source + "' $(pkg-config --libs roscpp)"));
        return program;
    }

    private static void succeed(Path folder, List<String> command) throws IOException, InterruptedException {
        Path errors = folder.resolve("command.err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.to(errors.toFile()))
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(
                    String.join(" ", command) + ": " + Files.readString(errors).strip());
        }
    }

    private static ProcessBuilder inside(Path folder, String namespace, List<String> command, String log) {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectOutput(Redirect.to(folder.resolve(log + ".out").toFile()))
                .redirectError(Redirect.to(folder.resolve(log + ".err").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "ROS_MASTER_URI",
                        "http://127.0.0.1:" + MASTER_PORT,
                        "ROS_IP",
                        "127.0.0.1",
                        "ROS_HOSTNAME",
                        "127.0.0.1",
                        "ROS_PACKAGE_PATH",
                        "/usr/share",
                        "ROS_HOME",
                        folder.resolve("ros").toString(),
                        "ROS_LOG_DIR",
                        folder.resolve("ros").toString(),
                        "XDG_CONFIG_HOME",
                        folder.resolve("config").toString()));
        return builder;
    }

    Path folder() {
        return folder;
    }

    /** Starts a program here; what it prints goes to files named after {@code log}. */
    Process start(List<String> command, String log) throws IOException {
        return inside(folder, namespace, command, log).start();
    }

    Process startPublisher(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(publisher.toString()));
        command.addAll(arguments);
        return start(command, "publisher");
    }

    String printed(String log) throws IOException {
        return Files.readString(folder.resolve(log + ".out")) + Files.readString(folder.resolve(log + ".err"));
    }

    /** Waits for a program that ends by itself; kills it and says so if it does not. */
    void await(Process process, long seconds, String what) throws IOException, InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IOException(what + " did not end within " + seconds + " s");
        }
    }

    @Override
    public void close() {
        master.destroy();
        try {
            master.waitFor(10, TimeUnit.SECONDS);
            succeed(folder, List.of("ip", "netns", "del", namespace));
        } catch (IOException e) {
            System.err.println("robograde: the namespace " + namespace + " is left behind: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
