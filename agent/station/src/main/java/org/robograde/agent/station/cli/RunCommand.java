package org.robograde.agent.station.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.robograde.agent.station.trial.Arming;
import org.robograde.agent.station.trial.FieldInstruments;
import org.robograde.agent.station.trial.FieldSession;
import org.robograde.agent.station.trial.SimulatedUnit;
import org.robograde.agent.station.trial.StopOnExit;
import org.robograde.agent.station.trial.TrialSeries;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.language.PlannedTrial;
import org.robograde.scenarios.language.Scenario;
import org.robograde.scenarios.language.Timeline;
import org.robograde.scenarios.site.Site;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
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
    @Option(
            names = "--unit",
            required = true,
            paramLabel = "PROFILE",
            description = "a unit profile's file, or the id of a shipped one")
    private @Nullable String unit;

    @Option(
            names = "--scenario",
            required = true,
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
            names = "--link",
            paramLabel = "URL",
            description = "where the unit is: ros1://HOST:PORT of its ROS master,"
                    + " foxglove://HOST:PORT or rosbridge://HOST:PORT of its bridge")
    private @Nullable URI linkUrl;

    @ArgGroup(exclusive = true)
    private Instruments instruments = new Instruments();

    /** Where the site's emergency stop and other instruments are. */
    private static final class Instruments {
        @Option(
                names = "--instruments",
                paramLabel = "URL",
                description = "where the site's instruments answer, e.g. coap://127.0.0.1:5683")
        private @Nullable URI server;

        @Option(
                names = "--simulated-instruments",
                description =
                        "start simulated instruments (always so with --sim); a real emergency stop is then NOT connected")
        private boolean simulated;

        @Option(
                names = "--without-instruments",
                description = "read none; the site's emergency stop is then NOT connected")
        private boolean none;
    }

    @Option(
            names = "--series",
            paramLabel = "NAME",
            description = "put before each trial's id, so that trials of several runs can count for one grade")
    private String series = "";

    @Option(
            names = "--own-address",
            paramLabel = "HOST",
            description =
                    "at which a unit on another machine reaches this one (default: ROS_HOSTNAME, ROS_IP, or loopback)")
    private @Nullable String ownAddress;

    @Option(
            names = "--sim",
            paramLabel = "ABILITY",
            description = "start a simulated unit that behaves like this: ${COMPLETION-CANDIDATES}")
    private @Nullable Ability sim;

    @Option(
            names = "--armed-by",
            paramLabel = "NAME",
            description =
                    "the person beside a real unit who says that it may move in these trials; nothing moves otherwise")
    private @Nullable String armedBy;

    @Option(names = "--no-camera", description = "simulate without the field camera (much faster, nothing to observe)")
    private boolean noCamera;

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
        refuseNonsense();
        UnitProfile profile = Given.linked(UnitProfile.load(unitFile()), linkUrl);
        Path script =
                Installation.fileOrShipped(Given.required(scenario), Installation.script(Given.required(scenario)));
        Site field = Site.load(siteFile(script));
        Scenario checked = Scenario.load(script, field, profile);
        if (dryRun) {
            return tell(console, checked);
        }
        if (sim == null) {
            return play(console, profile, field, checked);
        }
        try (SimulatedUnit simulated = SimulatedUnit.start(
                profile, field, sim, !noCamera, checked.trials().get(0).seed())) {
            return play(console, profile.withLink(simulated.link()), field, checked);
        }
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
        try (FieldInstruments read = instruments(field);
                FieldSession session = FieldSession.open(profile, field, read, Given.ownAddress(ownAddress));
                ProgressBar bar = console.progress("trials", count);
                TrialSeries played = new TrialSeries(
                        session,
                        RoboGrade.Version.text(),
                        series.isEmpty() ? "" : series + "-",
                        Given.required(out),
                        SigningKey.ofUser(),
                        new BarListener(bar, console))) {
            if (armedBy != null) {
                session.armedBy(Arming.by(armedBy));
            }
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

    private FieldInstruments instruments(Site field) throws InterruptedException {
        if (sim != null || instruments.simulated) {
            return FieldInstruments.simulated(field);
        }
        if (instruments.none || field.instruments().isEmpty()) {
            return FieldInstruments.none();
        }
        URI server = instruments.server;
        if (server == null) {
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    "site " + field.id() + " has instruments ("
                            + String.join(", ", field.instruments().keySet())
                            + "): say where they answer with --instruments coap://HOST:PORT,"
                            + " or rehearse with --simulated-instruments or --without-instruments");
        }
        FieldInstruments read = FieldInstruments.at(field, server);
        List<String> silent = read.awaitAll(Duration.ofSeconds(5));
        if (!silent.isEmpty()) {
            read.close();
            throw new CommandException(
                    ExitCode.COULD_NOT,
                    "no reading within 5 s from " + String.join(", ", silent) + " at " + server
                            + "; are they on, and is the address right?");
        }
        return read;
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
