package org.robograde.agent.station.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.campaign.Campaign;
import org.robograde.agent.station.campaign.CampaignPlan;
import org.robograde.agent.station.campaign.CampaignSeed;
import org.robograde.agent.station.campaign.Requirement;
import org.robograde.agent.station.trial.SiteInstruments;
import org.robograde.grader.Grader;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.robots.units.UnitProfile;
import org.robograde.robots.units.yaml.InvalidInputException;
import org.robograde.scenarios.language.Scenario;
import org.robograde.scenarios.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Works out which trials a level needs under a rulebook, how long they take and what is missing, and commits to it.",
            "Their order and seeds follow from a secret whose SHA-256 stands in the plan: nobody can train to it, everybody can check it afterwards."
        },
        footer = {"", "Example: ./robograde plan sim-service-replanner house-service --level 3 --out campaign"})
final class PlanCommand implements Callable<Integer> {
    /** From one trial's end to the next one's beginning: back to the start, look, arm. */
    static final double BETWEEN_SECONDS = 60;

    @Parameters(index = "0", paramLabel = "UNIT", description = "a unit profile's file, or the id of a shipped one")
    private @Nullable String unit;

    @Parameters(index = "1", paramLabel = "RULEBOOK", description = "a rulebook's file, or the id of a shipped one")
    private @Nullable String rulebook;

    @Option(names = "--level", paramLabel = "N", description = "the level claimed (default: the rulebook's highest)")
    private @Nullable Integer level;

    @Option(
            names = "--failures",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "failures that a proportion may have and still be shown; more trials are then needed (default: 0)")
    private int failures;

    @Option(names = "--site", paramLabel = "SITE", description = "the site; by default the one the scripts name")
    private @Nullable String site;

    @Option(names = "--out", paramLabel = "DIR", description = "the campaign's folder; only told if left out")
    private @Nullable Path out;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Console console = new Console(json);
        if (failures < 0 || failures > 20) {
            throw new CommandException(ExitCode.BAD_INPUT, "--failures must be 0 to 20, not " + failures);
        }
        String unitName = Given.required(unit);
        UnitProfile profile = UnitProfile.load(Installation.fileOrShipped(unitName, Installation.profile(unitName)));
        String rulesName = Given.required(rulebook);
        Path rulesFile = Installation.fileOrShipped(rulesName, Installation.rulebook(rulesName));
        Rulebook rules = Grader.rulebook(rulesFile);
        int claimed = level == null ? highest(rules) : level;
        if (rules.level(claimed).isEmpty()) {
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    rules.id() + " has no level " + claimed + "; it has " + highest(rules) + " levels");
        }
        CampaignSeed seed = CampaignSeed.fresh();
        CampaignPlan plan = plan(profile, rules, claimed, seed);
        tell(console, plan);
        if (out != null) {
            Campaign.create(out, plan, seed, profile.text(), Files.readAllBytes(rulesFile));
            console.line(
                    "Committed to in " + out.resolve("plan.json") + ". Play it: ./robograde run --campaign " + out);
        }
        return ExitCode.DONE;
    }

    private static int highest(Rulebook rules) {
        return rules.levels().get(rules.levels().size() - 1).number();
    }

    private CampaignPlan plan(UnitProfile profile, Rulebook rules, int claimed, CampaignSeed seed) throws IOException {
        List<Requirement> requirements = Requirement.of(rules, claimed, failures);
        Map<String, Path> scripts = Scripts.of(profile.unitClass().name().toLowerCase(Locale.ROOT));
        List<String> missing = new ArrayList<>();
        Map<String, Scenario> playable = new TreeMap<>();
        Site field = null;
        for (String id : requirements.stream()
                .flatMap(each -> each.scenarios().stream())
                .distinct()
                .sorted()
                .toList()) {
            Path script = scripts.get(id);
            if (script == null) {
                missing.add("no script of scenario " + id);
                continue;
            }
            String siteId = site == null ? RunCommand.siteNamedIn(script) : site;
            if (field == null) {
                field = Site.load(Installation.fileOrShipped(siteId, Installation.site(siteId)));
                missing.addAll(SiteInstruments.outOfCalibration(field, LocalDate.now(ZoneId.systemDefault())));
            } else if (site == null && !field.id().equals(siteId)) {
                missing.add("scenario " + id + " is played on site " + siteId + "; plan it on its own with --site");
                continue;
            }
            try {
                playable.put(id, Scenario.load(script, field, profile));
            } catch (InvalidInputException e) {
                missing.add("scenario " + id + " cannot be played: "
                        + e.issues().get(0).message());
            }
        }
        if (field == null) {
            throw new CommandException(ExitCode.COULD_NOT, "no scenario that " + rules.id() + " asks for is there");
        }
        List<CampaignPlan.Need> needs = new ArrayList<>();
        Requirement.repetitions(requirements, List.copyOf(playable.keySet()))
                .forEach((id, trials) -> needs.add(need(playable, scripts, id, trials)));
        return new CampaignPlan(
                CampaignPlan.FORMAT,
                new CampaignPlan.Pinned(profile.id(), sha256(profile.text())),
                new CampaignPlan.Pinned(rules.id(), rules.sha256()),
                new CampaignPlan.Pinned(field.id(), sha256(field.text())),
                claimed,
                failures,
                seed.commitment(),
                needs,
                requirements,
                missing);
    }

    private static CampaignPlan.Need need(
            Map<String, Scenario> playable, Map<String, Path> scripts, String id, int trials) {
        Scenario scenario = Given.required(playable.get(id));
        double seconds = scenario.plays().stream()
                .mapToDouble(play -> play.timeLimitSeconds())
                .max()
                .orElse(0);
        return new CampaignPlan.Need(
                id, Given.required(scripts.get(id)).toString(), sha256(scenario.text()), trials, seconds);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void tell(Console console, CampaignPlan plan) {
        console.line(plan.rulebook().id() + ", level " + plan.level() + ", "
                + plan.unit().id() + " on "
                + plan.site().id() + ": " + plan.trials() + " trials, at most "
                + Math.round(plan.secondsAtMost(BETWEEN_SECONDS) / 60) + " minutes");
        plan.needs()
                .forEach(need -> console.line(String.format(
                        Locale.ROOT,
                        "  %4d x %s, at most %.0f s each",
                        need.trials(),
                        need.scenarioId(),
                        need.secondsAtMost())));
        plan.missing().forEach(each -> console.line("  missing: " + each));
        console.line("  seed commitment " + plan.seedCommitment());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("level", plan.level());
        told.put("trials", plan.trials());
        told.put("secondsAtMost", plan.secondsAtMost(BETWEEN_SECONDS));
        told.put("needs", plan.needs());
        told.put("missing", plan.missing());
        told.put("seedCommitment", plan.seedCommitment());
        console.document(told);
    }
}
