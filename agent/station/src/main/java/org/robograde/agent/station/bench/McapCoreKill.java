package org.robograde.agent.station.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Kills @mcap/core while it records messages of its own making, since it has no recorder for ROS. */
final class McapCoreKill {
    static final String NAME = "@mcap/core, read by its own readers";
    private static final String SCRIPT = "mcap-core-crash.mjs";

    private final BenchField field;
    private final Path modules;

    private McapCoreKill(BenchField field, Path modules) {
        this.field = field;
        this.modules = modules;
    }

    /** Empty where Node or the package is missing. */
    static Optional<McapCoreKill> in(BenchField field, Optional<Path> nodeModules) throws IOException {
        if (!BenchField.onPath("node")
                || nodeModules.isEmpty()
                || !Files.isDirectory(nodeModules.get().resolve("@mcap/core"))) {
            return Optional.empty();
        }
        try (InputStream text = McapCoreKill.class.getResourceAsStream(SCRIPT)) {
            if (text == null) {
                throw new IllegalStateException("this program was built without " + SCRIPT);
            }
            Files.write(field.folder().resolve(SCRIPT), text.readAllBytes());
        }
        return Optional.of(new McapCoreKill(field, nodeModules.get().toAbsolutePath()));
    }

    Kill kill(int rate, int seconds) throws IOException, InterruptedException {
        Path target = field.folder().resolve("recording.mcap");
        Process recording = field.start(command("write", target.toString(), Integer.toString(rate)), "recorder");
        try {
            while (!field.printed("recorder").contains("\n")) {
                if (!recording.isAlive()) {
                    throw new IOException("@mcap/core does not run: "
                            + field.printed("recorder").strip());
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            TimeUnit.SECONDS.sleep(seconds);
            recording.destroyForcibly();
            Instant killed = Instant.now();
            recording.waitFor();
            long killedNanos = killed.getEpochSecond() * 1_000_000_000L + killed.getNano();
            long begunNanos = begunNanos(field.printed("recorder"));
            Process reading = field.start(command("read", target.toString()), "reading");
            field.await(reading, 120, "reading what @mcap/core left");
            Recorded left = Recorded.counted(field.printed("reading"));
            long last = left.count() == 0 ? begunNanos : left.lastStampNanos();
            long sent = Math.max(1, Math.round((killedNanos - begunNanos) / 1e9 * rate));
            return new Kill(sent, left.count(), Math.max(0, killedNanos - last) / 1e6);
        } finally {
            recording.destroyForcibly().waitFor();
            Files.deleteIfExists(target);
        }
    }

    private static long begunNanos(String printed) {
        return printed.lines()
                .filter(line -> line.startsWith("started "))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the peer wrote '" + printed.strip() + "'"));
    }

    private List<String> command(String... rest) {
        return Stream.concat(
                        List.of("node", field.folder().resolve(SCRIPT).toString(), modules.toString()).stream(),
                        List.of(rest).stream())
                .toList();
    }
}
