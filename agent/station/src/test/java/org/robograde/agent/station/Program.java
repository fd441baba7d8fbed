package org.robograde.agent.station;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program as a user starts it: a process of its own, with arguments, output, errors and an exit code. */
public final class Program {
    /** Worth the second compiler; all others are done before it is. */
    private static final Set<String> LONG_RUNNING = Set.of("demo", "run", "bench", "sim");

    /** What one run of it came to. */
    record Run(int exitCode, String out, String err) {}

    private final Path configFolder;
    private final Map<String, String> environment;
    private final List<String> javaOptions;

    /** @param configFolder where this user's keys are kept, so that no test touches the real ones */
    public Program(Path configFolder) {
        this(configFolder, Map.of(), List.of());
    }

    private Program(Path configFolder, Map<String, String> environment, List<String> javaOptions) {
        this.configFolder = configFolder;
        this.environment = environment;
        this.javaOptions = javaOptions;
    }

    Program withEnvironment(Map<String, String> more) {
        return new Program(configFolder, more, javaOptions);
    }

    Program withJavaOptions(String... more) {
        return new Program(configFolder, environment, List.of(more));
    }

    Run run(Object... arguments) throws IOException, InterruptedException {
        return await(start(arguments), 300);
    }

    public Process start(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        if (arguments.length > 0 && !LONG_RUNNING.contains(String.valueOf(arguments[0]))) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Drobograde.home=" + root(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.robograde.agent.station.cli.RoboGrade"));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_CONFIG_HOME", configFolder.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Run await(Process process, int seconds) throws IOException, InterruptedException {
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + seconds + " s\n" + out.join() + "\n" + err.join());
        }
        return new Run(process.exitValue(), out.join(), err.join());
    }

    static Path root() {
        return Path.of(System.getProperty("robograde.root", "../.."))
                .toAbsolutePath()
                .normalize();
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
