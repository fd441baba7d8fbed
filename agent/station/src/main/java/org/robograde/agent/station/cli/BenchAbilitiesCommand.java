package org.robograde.agent.station.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.bench.AbilityBench;
import org.robograde.agent.station.bench.AbilityReport;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.units.UnitClass;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "abilities",
        mixinStandardHelpOptions = true,
        description = {
            "Whether the grade tells apart what is apart: simulated units of five abilities play the scripts of their class, each seed a campaign",
            "of its own, and the levels found are held against the abilities built. With --table every metric by ability, without a rulebook."
        },
        footer = {
            "",
            "Example: ./robograde bench abilities --class service --seeds 5",
            "         ./robograde bench abilities --class service --seeds 5 --table"
        })
final class BenchAbilitiesCommand implements Callable<Integer> {
    @Option(
            names = "--class",
            defaultValue = "service",
            paramLabel = "CLASS",
            description = "service, industrial, surgical or all (default: ${DEFAULT-VALUE})")
    private String unitClass = "service";

    @Option(
            names = "--abilities",
            split = ",",
            paramLabel = "ABILITY",
            description = "only these, by comma: ${COMPLETION-CANDIDATES}")
    private @Nullable List<Ability> abilities;

    @Option(names = "--scripts", split = ",", paramLabel = "SCRIPT", description = "only these of the class's scripts")
    private List<String> scripts = new ArrayList<>();

    @Option(names = "--seeds", defaultValue = "3", paramLabel = "N", description = "campaigns per ability (default: 3)")
    private int seeds = 3;

    @Option(
            names = "--seed-base",
            defaultValue = "100000",
            paramLabel = "B",
            description = "seeds count from here (default: ${DEFAULT-VALUE})")
    private long seedBase = 100_000;

    @Option(
            names = "--repetitions",
            defaultValue = "1",
            paramLabel = "N",
            description = "of each script in a campaign (default: ${DEFAULT-VALUE})")
    private int repetitions = 1;

    @Option(names = "--camera", description = "with the field camera instead of the field's tracker (much slower)")
    private boolean camera;

    @Option(names = "--table", description = "every metric by ability: mean [min, max] over seeds, and trials measured")
    private boolean table;

    @Option(names = "--out", paramLabel = "DIR", description = "keep the bundles here (else they are removed)")
    private @Nullable Path out;

    @Option(
            names = "--kept",
            paramLabel = "DIR",
            description = "play nothing: measure and grade the bundles an earlier --out kept here")
    private @Nullable Path kept;

    @Option(
            names = "--workers",
            defaultValue = "2",
            paramLabel = "N",
            description = "campaigns at a time (default: ${DEFAULT-VALUE})")
    private int workers = 2;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (seeds < 1 || repetitions < 1 || workers < 1) {
            throw new CommandException(ExitCode.BAD_INPUT, "--seeds, --repetitions and --workers must be 1 or more");
        }
        if (kept != null && (out != null || !Files.isDirectory(kept))) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, "--kept takes the folder of an earlier --out, and no --out beside it");
        }
        Console console = new Console(json);
        long begun = System.nanoTime();
        AbilityReport report;
        try (ProgressBar bar = console.progress("campaigns", 1)) {
            report = new AbilityBench(Installation.home(), settings(), listener(bar, console)).run();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        print(console, report, seconds);
        console.document(report.document(table));
        return report.failures().isEmpty() ? ExitCode.DONE : ExitCode.COULD_NOT;
    }

    private AbilityBench.Settings settings() {
        return new AbilityBench.Settings(
                classes(),
                abilities == null ? List.of(Ability.values()) : abilities,
                scripts,
                seeds,
                seedBase,
                repetitions,
                camera,
                folder(),
                bundles(),
                workers);
    }

    private AbilityBench.Bundles bundles() {
        if (kept != null) {
            return AbilityBench.Bundles.FOUND;
        }
        return out != null ? AbilityBench.Bundles.KEPT : AbilityBench.Bundles.THROWN_AWAY;
    }

    private List<UnitClass> classes() {
        if (unitClass.equals("all")) {
            return List.of(UnitClass.values());
        }
        UnitClass one = UnitClass.BY_WORD.get(unitClass);
        if (one == null) {
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    "--class must be service, industrial, surgical or all, not \"" + unitClass + "\"");
        }
        return List.of(one);
    }

    private Path folder() {
        if (kept != null) {
            return kept;
        }
        try {
            return out != null ? Files.createDirectories(out) : Files.createTempDirectory("robograde-abilities");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for the bundles", e);
        }
    }

    private static AbilityBench.Listener listener(ProgressBar bar, Console console) {
        return new AbilityBench.Listener() {
            @Override
            public void planned(int campaigns) {
                bar.maxHint(campaigns);
            }

            @Override
            public void done(AbilityBench.Campaign campaign) {
                bar.step();
            }

            @Override
            public void remark(String text) {
                console.remark(text);
            }
        };
    }

    private void print(Console console, AbilityReport report, double seconds) {
        for (UnitClass one : report.classes()) {
            console.line(one.word());
            if (table) {
                printTable(console, report, one);
            } else {
                printConfusion(console, report, one);
            }
            console.line("");
        }
        report.failures().forEach(failure -> console.line("FAILED: " + failure));
        report.notes().forEach(console::line);
        console.line(String.format(
                Locale.ROOT,
                "%.0f s of trials in %.0f s: %.1f times real time, measuring included",
                report.simulatedSeconds(),
                seconds,
                report.simulatedSeconds() / seconds));
    }

    private static void printConfusion(Console console, AbilityReport report, UnitClass one) {
        List<String> header = new ArrayList<>(List.of("built as", "none"));
        for (int level = 1; level <= AbilityReport.LEVELS; level++) {
            header.add("level " + level);
        }
        header.add("decided by");
        List<List<String>> rows = new ArrayList<>();
        for (Ability ability : report.abilities()) {
            List<String> row = new ArrayList<>(List.of(AbilityReport.rank(ability) + " " + ability));
            for (int count : report.found(one, ability)) {
                row.add(String.valueOf(count));
            }
            row.add(report.campaigns().stream()
                    .filter(c -> c.unitClass() == one
                            && c.ability() == ability
                            && !c.reason().isEmpty())
                    .map(AbilityBench.Campaign::reason)
                    .findFirst()
                    .orElse(""));
            rows.add(row);
        }
        console.table(header, rows);
        report.misses(one).forEach(miss -> console.line("not as built: " + miss));
        console.line(String.format(
                Locale.ROOT, "exact: %.0f %%, rank inversions: %d", 100 * report.exact(one), report.inversions(one)));
    }

    private static void printTable(Console console, AbilityReport report, UnitClass one) {
        List<String> header = new ArrayList<>(List.of("metric"));
        report.abilities().forEach(ability -> header.add(ability.name()));
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, Map<Ability, AbilityReport.Spread>> metric :
                report.table(one).entrySet()) {
            List<String> row = new ArrayList<>(List.of(metric.getKey()));
            metric.getValue().values().forEach(spread -> row.add(spread.text()));
            rows.add(row);
        }
        console.table(header, rows);
        console.line("not measured in any trial: " + String.join(", ", report.unmeasured(one)));
    }
}
