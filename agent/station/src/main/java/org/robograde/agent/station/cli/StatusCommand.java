package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.campaign.Campaign;
import org.robograde.agent.station.campaign.CampaignLog;
import org.robograde.agent.station.campaign.CampaignPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says how a campaign gets on: what counts, what did not and why, what is decided, what is left.",
        footer = {"", "Example: ./robograde status campaign"})
final class StatusCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CAMPAIGN", description = "the folder that plan made")
    private @Nullable Path folder;

    @Option(
            names = "--bundles",
            description = "print the folders of the trials that count, one a line: what grade is to be given")
    private boolean bundles;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    private static double minutesAtMost(CampaignPlan plan, List<CampaignPlan.Slot> open) {
        Map<String, Double> seconds = new TreeMap<>();
        plan.needs().forEach(need -> seconds.put(need.scenarioId(), need.secondsAtMost()));
        return open.stream()
                        .mapToDouble(slot -> seconds.getOrDefault(slot.scenarioId(), 0.0) + PlanCommand.BETWEEN_SECONDS)
                        .sum()
                / 60;
    }

    @Override
    public Integer call() {
        Console console = new Console(json);
        Campaign campaign = Campaign.open(Given.required(folder));
        if (bundles) {
            campaign.counting().forEach(each -> console.line(each.toString()));
            console.document(campaign.counting().stream().map(Path::toString).toList());
            return ExitCode.DONE;
        }
        CampaignPlan plan = campaign.plan();
        List<CampaignLog.Tried> tried = campaign.tried();
        Map<String, String> decided = campaign.decided();
        long counting = tried.stream().filter(CampaignLog.Tried::counts).count();
        List<CampaignPlan.Slot> open = campaign.open();
        console.line(plan.unit().id() + " under " + plan.rulebook().id() + ", level " + plan.level());
        console.line("  " + counting + " of " + plan.trials() + " trials count, " + open.size() + " left"
                + (open.isEmpty() ? "" : ", at most " + Math.round(minutesAtMost(plan, open)) + " minutes"));
        for (CampaignPlan.Need need : plan.needs()) {
            long of = tried.stream()
                    .filter(each -> each.counts() && each.slotId().startsWith(need.scenarioId() + "-"))
                    .count();
            String why = decided.getOrDefault(need.scenarioId(), "");
            console.line(String.format(Locale.ROOT, "  %4d of %4d  %s", of, need.trials(), need.scenarioId())
                    + (why.isEmpty() ? "" : "\n               decided: " + why));
        }
        tried.stream()
                .filter(each -> !each.counts())
                .forEach(each -> console.line("  does not count: " + each.bundle() + "\n    " + each.why()));
        List<String> unsealed = campaign.unsealed().stream()
                .map(each -> String.valueOf(each.getFileName()))
                .toList();
        unsealed.forEach(each -> console.line("  not sealed: " + each + ", played now or cut off by a crash"));
        if (open.isEmpty()) {
            console.line("  Grade it: ./robograde grade $(./robograde status " + folder + " --bundles)");
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("counting", counting);
        told.put("planned", plan.trials());
        told.put("left", open.size());
        told.put("decided", decided);
        told.put("tried", tried);
        told.put("unsealed", unsealed);
        console.document(told);
        return ExitCode.DONE;
    }
}
