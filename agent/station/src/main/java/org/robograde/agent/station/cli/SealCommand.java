package org.robograde.agent.station.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.Interrupted;
import org.robograde.agent.evidence.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        description = {
            "Seals what a crashed station left: the recording stays as it is, and the bundle says that the trial was interrupted.",
            "At most the last 250 ms are missing; the bundle states the gap."
        },
        footer = {"", "Example: ./robograde seal out/trials/hotel-delivery-02"})
final class SealCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BUNDLE", description = "a bundle that was never sealed")
    private @Nullable Path bundle;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = Given.required(bundle);
        if (!Files.isDirectory(folder)) {
            throw new CommandException(ExitCode.BAD_INPUT, folder + ": no such folder");
        }
        Console console = new Console(json);
        Evidence sealed = Interrupted.seal(folder, SigningKey.ofUser());
        console.line(folder + ": sealed as " + sealed.outcome() + ", "
                + sealed.counts().values().stream().mapToLong(Long::longValue).sum() + " messages");
        sealed.damage().forEach(gap -> console.line("  " + Given.describe(gap)));
        console.document(Map.of(
                "bundle", folder.toString(),
                "outcome", sealed.outcome(),
                "manifestSha256", sealed.manifestSha256(),
                "damage", sealed.damage().stream().map(Given::describe).toList()));
        return ExitCode.DONE;
    }
}
