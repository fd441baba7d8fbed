package org.robograde.agent.station.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.station.trial.StopOnExit;
import org.robograde.agent.station.trial.TrialSeries;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.language.PlannedTrial;
import org.robograde.scenarios.language.Scenario;
import org.robograde.scenarios.language.Timeline;
import org.robograde.scenarios.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Plays a scenario on a unit, records every repetition and seals it: one bundle per trial, in DIR.",
            "Profile, site and script are checked whole before anything moves; all their mistakes are reported at once."
        },
        footer = {
            "",
            "On a robot:      ./robograde run --unit my-robot.yaml --scenario service/hotel-delivery --instruments coap://127.0.0.1:5683 --armed-by \"Li Wei\" --out trials",
            "Without a robot: ./robograde run --unit sim-service-replanner --sim SELF_RELIANT --scenario service/hotel-delivery --out trials"
        })
final class RunCommand implements Callable<Integer> {
    @Option(names = "--unit", paramLabel = "PROFILE", description = "a unit profile's file, or the id of a shipped one")
    private @Nullable String unit;

    @Option(
            names = "--scenario",
            paramLabel = "SCRIPT",
            description = "a script's file, or a shipped one, e.g. service/hotel-delivery")
    private @Nullable String scenario;

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description = "a site's file, or a shipped one; by default the one the script names")
    private @Nullable String site;

    @Option(names = "--out", paramLabel = "DIR", description = "folder for the bundles; needed unless --dry-run")
    private @Nullable Path out;

    @Option(names = "--repetitions", paramLabel = "N", description = "only the first N trials of the script")
    private @Nullable Integer repetitions;

    @Option(
            names = "--campaign",
            paramLabel = "DIR",
            description = "instead of one scenario: play what this campaign still needs (see plan)")
    private @Nullable Path campaign;

    @Mixin
    private FieldOptions fieldOptions = new FieldOptions();

    @Option(
            names = "--series",
            paramLabel = "NAME",
            description = "put before each trial's id, so that trials of several runs can count for one grade")
    private String series = "";

    @Option(
            names = "--dry-run",
            description =
                    "check everything and print what would be played, in order; nothing moves, nothing is recorded")
    private boolean dryRun;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Console console = new Console(json);
        if (campaign != null) {
            return CampaignPlay.play(console, campaign, fieldOptions);
        }
        refuseNonsense();
        UnitProfile profile = fieldOptions.linked(UnitProfile.load(unitFile()));
        Path script =
                Installation.fileOrShipped(Given.required(scenario), Installation.script(Given.required(scenario)));
        Site field = Site.load(siteFile(script));
        Scenario checked = Scenario.load(script, field, profile);
        if (dryRun) {
            return tell(console, checked);
        }
        return play(console, profile, field, checked);
    }

    /** The timeline of the trials that would be played. */
    private int tell(Console console, Scenario checked) {
        List<PlannedTrial> trials = checked.trials();
        int count = repetitions == null ? trials.size() : Math.min(trials.size(), repetitions);
        List<Object> told = new ArrayList<>();
        for (PlannedTrial trial : trials.subList(0, count)) {
            String timeline = Timeline.of(trial);
            console.line(timeline.stripTrailing());
            console.line("");
            told.add(Map.of("repetition", trial.repetition(), "seed", trial.seed(), "timeline", timeline));
        }
        console.document(Map.of("scenario", checked.id(), "trials", told));
        return ExitCode.DONE;
    }

    private void refuseNonsense() {
        if (unit == null || scenario == null) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, "give --unit and --scenario, or --campaign with a folder that plan made");
        }
        if (out == null && !dryRun) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, "--out is missing: say in which folder the bundles go, or --dry-run");
        }
        if (repetitions != null && repetitions < 1) {
            throw new CommandException(ExitCode.BAD_INPUT, "--repetitions must be 1 or more, not " + repetitions);
        }
        if (!series.matches("[A-Za-z0-9_-]*")) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, "--series may hold letters, digits, - and _ only, not \"" + series + "\"");
        }
    }

    private int play(Console console, UnitProfile profile, Site field, Scenario checked) throws InterruptedException {
        List<PlannedTrial> trials = checked.trials();
        int count = repetitions == null ? trials.size() : Math.min(trials.size(), repetitions);
        StopOnExit guard = StopOnExit.ofThisThread();
        try (FieldOptions.Field opened =
                        fieldOptions.open(profile, field, trials.get(0).seed());
                ProgressBar bar = fieldOptions.staffed()
                        ? Console.noProgress("trials", count)
                        : console.progress("trials", count);
                TrialSeries played = new TrialSeries(
                        opened.session(),
                        RoboGrade.Version.text(),
                        series.isEmpty() ? "" : series + "-",
                        Given.required(out),
                        SigningKey.ofUser(),
                        new BarListener(bar, console))) {
            int done = played.play(checked, trials, count);
            List<Evidence> bundles = played.bundles();
            report(console, bundles);
            if (done < count) {
                console.remark("robograde: the series ended after an aborted trial; " + (count - done)
                        + " not played. Look at the unit before starting again.");
            }
            boolean lost = bundles.stream().anyMatch(RunCommand::lostTheUnit);
            return done < count || lost ? ExitCode.COULD_NOT : ExitCode.DONE;
        } finally {
            guard.release();
        }
    }

    /** An abort that no script asked for: the robot, the link or this program failed. */
    private static boolean lostTheUnit(Evidence bundle) {
        return bundle.events().stream().anyMatch(event -> event.kind().equals("link_lost"))
                || bundle.outcome().equals("interrupted")
                || bundle.events().stream().anyMatch(event -> event.kind().equals("recorder_stopped"))
                || bundle.outcomeReason().startsWith("program failure")
                || bundle.outcomeReason().equals("interrupted");
    }

    private Path unitFile() {
        String name = Given.required(unit);
        return Installation.fileOrShipped(name, Installation.profile(name));
    }

    private Path siteFile(Path script) {
        String name = site == null ? siteNamedIn(script) : site;
        return Installation.fileOrShipped(name, Installation.site(name));
    }

    /** A script is checked against its site, so the site must be known before the script can be read properly. */
    static String siteNamedIn(Path script) {
        try {
            Matcher line =
                    Pattern.compile("(?m)^site:\\s*([A-Za-z0-9_-]+)\\s*(#.*)?$").matcher(Files.readString(script));
            if (line.find()) {
                return line.group(1);
            }
        } catch (java.io.IOException e) {
            throw new CommandException(ExitCode.BAD_INPUT, script + ": cannot be read as UTF-8 text", e);
        }
        throw new CommandException(
                ExitCode.BAD_INPUT,
                script + ": names no site; add a line like \"site: hotel-corridor\" or give --site");
    }

    private static void report(Console console, List<Evidence> bundles) {
        for (Evidence bundle : bundles) {
            console.line(bundle.folder() + ": " + bundle.outcome()
                    + (bundle.outcomeReason().isEmpty() ? "" : " (" + bundle.outcomeReason() + ")"));
            bundle.damage().forEach(gap -> console.line("  " + Given.describe(gap)));
        }
        console.document(
                Map.of("bundles", bundles.stream().map(RunCommand::describe).toList()));
    }

    private static Map<String, Object> describe(Evidence bundle) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("bundle", bundle.folder().toString());
        described.put("outcome", bundle.outcome());
        described.put("reason", bundle.outcomeReason());
        described.put("manifestSha256", bundle.manifestSha256());
        described.put("damage", bundle.damage().stream().map(Given::describe).toList());
        return described;
    }
}
