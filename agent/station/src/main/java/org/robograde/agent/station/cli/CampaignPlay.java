package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.robograde.agent.evidence.Interrupted;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.station.campaign.Campaign;
import org.robograde.agent.station.campaign.CampaignLog;
import org.robograde.agent.station.campaign.CampaignPlan;
import org.robograde.agent.station.campaign.CampaignRunner;
import org.robograde.agent.station.trial.StopOnExit;
import org.robograde.grader.Grader;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.language.Scenario;
import org.robograde.scenarios.site.Site;

/** What {@code run --campaign} does: goes on where the campaign is. */
final class CampaignPlay {
    private CampaignPlay() {}

    static int play(Console console, Path folder, FieldOptions options) throws InterruptedException {
        Campaign campaign = Campaign.open(folder);
        UnitProfile profile = options.linked(UnitProfile.load(campaign.unit()));
        String siteId = campaign.plan().site().id();
        Site site = Site.load(Installation.fileOrShipped(siteId, Installation.site(siteId)));
        Map<String, Scenario> scenarios = CampaignGround.scenarios(campaign, site, profile);
        sealWhatACrashLeft(console, campaign);
        if (campaign.open().isEmpty()) {
            console.line("nothing is left to be played; see ./robograde status " + folder);
            return tell(console, new CampaignRunner.Ending(0, 0, Optional.empty()));
        }
        StopOnExit guard = StopOnExit.ofThisThread();
        int persons = Math.max(
                site.safety().persons(),
                Grader.rulebook(campaign.rulebook()).applicability().persons());
        try (FieldOptions.Field field =
                options.open(profile, site, campaign.open().get(0).seed(), persons)) {
            CampaignGround ground = new CampaignGround(
                    campaign, field.session(), scenarios, text -> console.remark("robograde: " + text));
            return tell(console, new CampaignRunner(campaign, ground, new Told(console)).run());
        } finally {
            guard.release();
        }
    }

    /** A crash's bundles are evidence of what happened, and their trials are played again. */
    private static void sealWhatACrashLeft(Console console, Campaign campaign) {
        try (CampaignLog log = campaign.log()) {
            for (Path left : campaign.unsealed()) {
                String name = String.valueOf(left.getFileName());
                Interrupted.seal(left, SigningKey.ofUser());
                log.tried(new CampaignLog.Tried(
                        name.replaceFirst("(-[0-9]{3})-[0-9]+$", "$1"),
                        name,
                        "interrupted",
                        false,
                        "the program ended while it ran",
                        0));
                console.line(name + " was cut off; it is sealed as interrupted and its trial played again");
            }
        }
    }

    private static int tell(Console console, CampaignRunner.Ending ending) {
        ending.why().ifPresent(why -> console.remark("robograde: the campaign is not over: " + why));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("played", ending.played());
        told.put("counting", ending.counting());
        told.put("over", ending.why().isEmpty());
        told.put("why", ending.why().orElse(""));
        console.document(told);
        return ending.why().isEmpty() ? ExitCode.DONE : ExitCode.COULD_NOT;
    }

    private record Told(Console console) implements CampaignRunner.Listener {
        @Override
        public void playing(CampaignPlan.Slot slot, int left) {
            console.line(slot.id() + " (" + left + " left)");
        }

        @Override
        public void tried(CampaignLog.Tried tried) {
            console.line(String.format(
                    Locale.ROOT,
                    "  %s: %s (%.2f s after the seal)",
                    tried.bundle(),
                    tried.counts() ? "counts" : "does not count: " + tried.why(),
                    tried.verdictSeconds()));
        }

        @Override
        public void decided(String scenarioId, String why) {
            console.line("  " + scenarioId + " is not played any more: " + why);
        }
    }
}
