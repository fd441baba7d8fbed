package org.robograde.agent.station.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.station.grading.Grading;
import org.robograde.agent.station.grading.ReportFolder;
import org.robograde.grader.grade.Grade;
import org.robograde.reports.input.LaboratoryStatement;
import org.robograde.reports.pages.Language;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "The whole way on this machine, without a robot: two simulated units of different ability deliver towels in a hotel",
            "corridor, three times each, and are stopped once in an emergency, before the field's camera; then they drive a round,",
            "disinfect, guide, meet a crowd, lies in the dark, an intruder and an attack on the network, without it.",
            "All is recorded, graded and reported."
        },
        footer = {"", "Example: ./robograde demo --out out/demo", "Open the report it names in a browser."})
final class DemoCommand implements Callable<Integer> {
    private static final int DELIVERIES = 3;
    private static final int STOPS = 1;

    /** Played once each, without the camera: a picture costs more than all else together. */
    private static final List<String> OTHERS = List.of(
            "hotel-round",
            "hotel-disinfection",
            "hotel-guide",
            "hotel-crowd",
            "hotel-dark-and-lies",
            "hotel-intrusion",
            "hotel-network-attack");

    /** Which behaviour stands behind which profile; known here and nowhere after the seal. */
    private static final Map<String, Ability> UNITS = units();

    @Option(
            names = "--out",
            defaultValue = "out/demo",
            paramLabel = "DIR",
            description = "folder for everything (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("out/demo");

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    private static Map<String, Ability> units() {
        Map<String, Ability> units = new LinkedHashMap<>();
        units.put("sim-service-replanner", Ability.SELF_RELIANT);
        units.put("sim-service-asker", Ability.COMMANDED);
        return units;
    }

    private record Result(String unit, Grade grade, Path gradeFolder, Path report, List<Evidence> bundles) {}

    @Override
    public Integer call() throws Exception {
        if (!isEmpty(out)) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, out + ": is not empty, and evidence is never written over; give another --out");
        }
        Console console = new Console(json);
        long begun = System.nanoTime();
        List<Result> results = new ArrayList<>();
        try (ProgressBar bar = console.progress("demo", (long) UNITS.size() * (DELIVERIES + STOPS + OTHERS.size()))) {
            for (Map.Entry<String, Ability> each : UNITS.entrySet()) {
                results.add(unit(each.getKey(), each.getValue(), bar));
            }
        }
        print(console, results, (System.nanoTime() - begun) / 1e9);
        return ExitCode.DONE;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private Result unit(String id, Ability ability, ProgressBar bar) throws Exception {
        Site site = Site.load(Installation.site("hotel-corridor"));
        UnitProfile profile = UnitProfile.load(Installation.profile(id));
        SigningKey key = SigningKey.ofUser();
        Path folder = out.resolve(id);
        List<Evidence> bundles = new ArrayList<>();
        try (DemoField filmed = new DemoField(site, profile, ability, true, folder.resolve("trials"), key, bar, json)) {
            filmed.play("hotel-delivery", DELIVERIES);
            filmed.play("hotel-emergency-stop", STOPS);
            bundles.addAll(filmed.bundles());
        }
        try (DemoField unfilmed =
                new DemoField(site, profile, ability, false, folder.resolve("trials"), key, bar, json)) {
            for (String script : OTHERS) {
                unfilmed.play(script, 1);
            }
            bundles.addAll(unfilmed.bundles());
        }
        Grade grade = Grading.grade(bundles, Installation.rulebook("house-service"), folder.resolve("grade"), 2, key);
        Path report = ReportFolder.render(
                grade,
                bundles,
                LaboratoryStatement.none(),
                Language.ENGLISH,
                Optional.empty(),
                folder.resolve("grade").resolve("report"));
        return new Result(id, grade, folder.resolve("grade"), report, bundles);
    }

    private void print(Console console, List<Result> results, double seconds) {
        List<List<String>> rows = new ArrayList<>();
        for (Result result : results) {
            rows.add(List.of(
                    result.unit(),
                    GradeText.level(result.grade()),
                    String.join(", ", result.grade().decidedBy())));
        }
        console.table(List.of("unit", "level", "decided by"), rows);
        results.forEach(result -> {
            console.line("");
            console.line(result.unit() + ": " + result.grade().levelReason().en());
            console.line("  report: " + result.report());
        });
        double simulated = results.stream()
                .flatMap(result -> result.grade().trials().stream())
                .mapToDouble(Grade.GradedTrial::durationSeconds)
                .sum();
        console.line("");
        console.line(String.format(
                java.util.Locale.ROOT,
                "%.0f s of trials in %.0f s, recording, vision, grading and reports included",
                simulated,
                seconds));
        console.line("check any of it: ./robograde verify " + results.get(0).gradeFolder());
        console.document(
                Map.of("units", results.stream().map(DemoCommand::describe).toList()));
    }

    private static Map<String, Object> describe(Result result) {
        Map<String, Object> elements = new LinkedHashMap<>();
        result.grade()
                .elements()
                .forEach(element ->
                        elements.put(element.elementId(), element.level().orElse(null)));
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("unit", result.unit());
        described.put("level", result.grade().level().orElse(null));
        described.put("elements", elements);
        described.put("decidedBy", result.grade().decidedBy());
        described.put("report", result.report().toString());
        described.put(
                "bundles",
                result.bundles().stream()
                        .map(bundle -> bundle.folder().toString())
                        .toList());
        return described;
    }
}
