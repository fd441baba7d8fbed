package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.station.campaign.Campaign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "invalidate",
        mixinStandardHelpOptions = true,
        description = {
            "Declares that a sealed trial of a campaign does not count, for a reason that came to light afterwards.",
            "The bundle stays as it is; the declaration is signed and added to the campaign's log, and the trial is played again."
        },
        footer = {
            "",
            "Example: ./robograde invalidate campaign hotel-delivery-003 --by \"Li Wei\" --why \"the lamp had failed\""
        })
final class InvalidateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "the folder that plan made")
    private @Nullable Path folder;

    @Parameters(index = "1", paramLabel = "BUNDLE", description = "the trial's bundle, as status names it")
    private @Nullable String bundle;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "the person who declares it")
    private @Nullable String person;

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "the reason")
    private @Nullable String why;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Console console = new Console(json);
        Campaign campaign = Campaign.open(Given.required(folder));
        String name = String.valueOf(Path.of(Given.required(bundle)).getFileName());
        campaign.invalidate(name, Given.required(person), Given.required(why), SigningKey.ofUser());
        int left = campaign.open().size();
        console.line(name + " does not count any more; " + left + (left == 1 ? " trial is left" : " trials are left"));
        console.document(Map.of("bundle", name, "left", left));
        return ExitCode.DONE;
    }
}
