package org.robograde.agent.station.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.robograde.agent.station.trial.FieldInstruments;
import org.robograde.agent.station.trial.FieldSession;
import org.robograde.agent.station.trial.SimulatedUnit;
import org.robograde.agent.station.trial.TrialSeries;
import org.robograde.robots.sim.unit.UnitAbility;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.language.PlannedTrial;
import org.robograde.scenarios.language.Scenario;
import org.robograde.scenarios.site.Site;
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
            "On a robot:      ./robograde run --unit my-robot.yaml --scenario service/hotel-delivery --out trials",
            "Without a robot: ./robograde run --unit sim-service-replanner --sim REPLANNER --scenario service/hotel-delivery --out trials"
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

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the bundles")
    private @Nullable Path out;

    @Option(names = "--repetitions", paramLabel = "N", description = "only the first N trials of the script")
    private @Nullable Integer repetitions;

    @Option(
            names = "--link",
            paramLabel = "URL",
            description = "where the unit's master is, e.g. ros1://127.0.0.1:11311")
    private @Nullable URI linkUrl;

    @Option(
            names = "--instruments",
            paramLabel = "URL",
            description =
                    "where the site's instruments answer, e.g. coap://127.0.0.1:5683; by default simulated ones are started")
    private @Nullable URI instruments;

    @Option(
            names = "--sim",
            paramLabel = "ABILITY",
            description = "start a simulated unit that behaves like this: ${COMPLETION-CANDIDATES}")
    private @Nullable UnitAbility sim;

    @Option(names = "--no-camera", description = "simulate without the field camera (much faster, nothing to observe)")
    private boolean noCamera;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Console console = new Console(json);
        UnitProfile profile = Given.linked(UnitProfile.load(unitFile()), linkUrl);
        Path script =
                Installation.fileOrShipped(Given.required(scenario), Installation.script(Given.required(scenario)));
        Site field = Site.load(siteFile(script));
        Scenario checked = Scenario.load(script, field, profile);
        if (sim == null) {
            return play(console, profile, field, checked);
        }
        try (SimulatedUnit simulated = SimulatedUnit.start(
                profile, field, sim, !noCamera, checked.trials().get(0).seed())) {
            return play(console, profile.withLink(simulated.link()), field, checked);
        }
    }

    private int play(Console console, UnitProfile profile, Site field, Scenario checked) throws InterruptedException {
        List<PlannedTrial> trials = checked.trials();
        int count = repetitions == null ? trials.size() : Math.min(trials.size(), Math.max(1, repetitions));
        try (FieldInstruments read = instruments == null
                        ? FieldInstruments.simulated(field)
                        : FieldInstruments.at(field, instruments);
                FieldSession session = FieldSession.open(profile, field, read);
                ProgressBar bar = console.progress("trials", count);
                TrialSeries series = new TrialSeries(
                        session,
                        RoboGrade.Version.text(),
                        Given.required(out),
                        SigningKey.ofUser(),
                        new BarListener(bar))) {
            series.play(checked, trials, count);
            report(console, series.bundles());
        }
        return ExitCode.DONE;
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
