package org.robograde.agent.station.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.robograde.grader.Grader;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.statistics.Decimal;
import org.robograde.grader.whatif.MeasuredArchive;
import org.robograde.grader.whatif.UnitChange;
import org.robograde.grader.whatif.WhatIf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "what-if",
        mixinStandardHelpOptions = true,
        description = {
            "Grades every unit of an archive of bundles under another rulebook: who changes level, which clause decides, how sure.",
            "What was measured is kept in ARCHIVE/.robograde-measured, so that a second run, or one after an interruption, goes on",
            "where the first stopped. Seals are not looked at: this is a question, not a grade."
        },
        footer = {"", "Example: ./robograde rulebook what-if stricter.yaml archive/ --old house-service"})
final class RulebookWhatIfCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NEW", description = "the changed rulebook")
    private String changed = "";

    @Parameters(index = "1", paramLabel = "ARCHIVE", description = "folder with bundles, at most eight folders deep")
    private @Nullable Path archive;

    @Option(
            names = "--old",
            paramLabel = "RULEBOOK",
            description = "the rulebook to compare with (default: the shipped one with the id of NEW)")
    private @Nullable String old;

    @Option(names = "--threads", defaultValue = "2", description = "bundles read at once (default: ${DEFAULT-VALUE})")
    private int threads = 2;

    @Option(names = "--all", description = "list units whose level stays, too")
    private boolean all;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Console console = new Console(json);
        Path folder = Given.required(archive);
        if (!Files.isDirectory(folder) || threads < 1) {
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    threads < 1
                            ? "--threads must be 1 or more, not " + threads
                            : folder + ": no such folder of bundles");
        }
        Rulebook after = Grader.rulebook(Installation.fileOrShipped(changed, Installation.rulebook(changed)));
        String other = old == null ? after.id() : old;
        Rulebook before = Grader.rulebook(Installation.fileOrShipped(other, Installation.rulebook(other)));
        MeasuredArchive measured = Grader.archive(folder);
        List<Path> bundles = measured.bundles();
        if (bundles.isEmpty()) {
            throw new CommandException(ExitCode.BAD_INPUT, folder + " holds no sealed bundle (no manifest.json)");
        }
        WhatIf.Outcome outcome = run(console, measured, bundles, new WhatIf(before, after));
        print(console, before, after, outcome);
        console.document(document(before, after, outcome));
        return outcome.unusable().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private WhatIf.Outcome run(Console console, MeasuredArchive measured, List<Path> bundles, WhatIf question) {
        try (ProgressBar bar = console.progress("trials", bundles.size())) {
            return question.over(measured, bundles, threads, bar::stepTo);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(
                    ExitCode.COULD_NOT, "stopped; what was measured is kept, run it again to go on", e);
        }
    }

    private void print(Console console, Rulebook before, Rulebook after, WhatIf.Outcome outcome) {
        List<List<String>> rows = new ArrayList<>();
        for (UnitChange unit : outcome.units()) {
            if (all || unit.changed()) {
                rows.add(List.of(
                        unit.unitId(),
                        Integer.toString(unit.trials()),
                        level(unit.before()) + " -> " + level(unit.after()),
                        String.join(", ", unit.decidedBy()),
                        unit.sureness()
                                .map(p -> Decimal.percent(p) + " (" + unit.weakestClause() + ")")
                                .orElse("-")));
            }
        }
        if (!rows.isEmpty()) {
            console.table(List.of("unit", "trials", "level", "decided by", "sure at least"), rows);
        }
        long changes = outcome.units().stream().filter(UnitChange::changed).count();
        console.line(changes + " of " + outcome.units().size() + " units change level from " + before.id() + " "
                + before.edition() + " to " + after.id() + " " + after.edition() + "; " + outcome.trials() + " trials, "
                + outcome.measuredNow() + " of them measured now");
        outcome.unusable().forEach(reason -> console.remark("robograde: left out: " + reason));
    }

    private static String level(Optional<Integer> level) {
        return level.map(String::valueOf).orElse("none");
    }

    private static Map<String, Object> document(Rulebook before, Rulebook after, WhatIf.Outcome outcome) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("old", Map.of("rulebook", before.id(), "edition", before.edition(), "sha256", before.sha256()));
        document.put("new", Map.of("rulebook", after.id(), "edition", after.edition(), "sha256", after.sha256()));
        document.put("trials", outcome.trials());
        document.put("measuredNow", outcome.measuredNow());
        document.put("unusable", outcome.unusable());
        List<Map<String, Object>> units = new ArrayList<>();
        for (UnitChange unit : outcome.units()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("unit", unit.unitId());
            row.put("trials", unit.trials());
            unit.before().ifPresent(level -> row.put("before", level));
            unit.after().ifPresent(level -> row.put("after", level));
            row.put("changed", unit.changed());
            row.put("decidedBy", unit.decidedBy());
            unit.sureness().ifPresent(p -> row.put("sureness", p));
            row.put("verdictsChanged", unit.verdictsChanged());
            units.add(row);
        }
        document.put("units", units);
        return document;
    }
}
