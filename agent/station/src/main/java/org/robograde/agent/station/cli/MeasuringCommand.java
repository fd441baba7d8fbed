package org.robograde.agent.station.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.bench.BenchReport;
import org.robograde.agent.evidence.bench.BenchSettings;
import org.robograde.agent.evidence.bench.Benchmark;
import picocli.CommandLine.Option;

/** What all benchmark commands have in common: their options, and how the report comes out. */
abstract class MeasuringCommand implements Callable<Integer> {
    private static final int REPEATS = 5;
    private static final int REPEATS_QUICK = 2;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Option(names = "--quick", description = "few and small inputs; its figures are not to be quoted")
    private boolean quick;

    @Option(names = "--repeats", paramLabel = "N", description = "measured runs per figure (5; quick: 2)")
    private @Nullable Integer repeats;

    @Option(names = "--folder", paramLabel = "DIR", description = "where to write (the system's temporary folder)")
    private @Nullable Path folder;

    @Option(
            names = "--node-modules",
            paramLabel = "DIR",
            description = {
                "where the npm peers are installed (ROBOGRADE_INTEROP_NODE_MODULES, else target/interop/node_modules)"
            })
    private @Nullable Path nodeModules;

    abstract Benchmark benchmark();

    @Override
    public Integer call() {
        Console console = new Console(json);
        int runs = repeats != null ? repeats : quick ? REPEATS_QUICK : REPEATS;
        Path target = folder != null ? folder : Path.of(System.getProperty("java.io.tmpdir"));
        BenchSettings settings = new BenchSettings(quick, runs, target, modules());
        BenchReport report;
        try (ProgressBar bar = console.progress("bench", 100)) {
            report = benchmark().run(settings, done -> bar.stepTo(Math.round(done * 100)));
        } catch (IOException e) {
            throw new UncheckedIOException("the benchmark could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.COULD_NOT, "the benchmark was stopped before its end", e);
        }
        console.line(report.text());
        console.raw(report.json());
        return ExitCode.DONE;
    }

    /** As given, else as the interop tests are told, else where the launcher's project would have them. */
    private Optional<Path> modules() {
        if (nodeModules != null) {
            if (!Files.isDirectory(nodeModules)) {
                throw new CommandException(ExitCode.BAD_INPUT, nodeModules + ": no such folder of npm packages");
            }
            return Optional.of(nodeModules);
        }
        return Stream.of(
                        System.getProperty("robograde.interop.node_modules"),
                        System.getenv("ROBOGRADE_INTEROP_NODE_MODULES"))
                .filter(value -> value != null && !value.isBlank())
                .map(Path::of)
                .findFirst()
                .or(() -> Optional.of(Installation.home().resolve("target/interop/node_modules")))
                .filter(Files::isDirectory);
    }
}
