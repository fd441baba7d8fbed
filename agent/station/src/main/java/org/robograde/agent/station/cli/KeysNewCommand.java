package org.robograde.agent.station.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.reports.signing.DocumentKey;
import org.robograde.reports.signing.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Makes the keys of a role in a folder of their own, readable by their owner only.",
        footer = {"", "Example: ./robograde keys new keys/laboratory --role laboratory --holder \"Robot Test Field\""})
final class KeysNewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the folder; it must hold no key yet")
    private @Nullable Path given;

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            converter = RoleOption.class,
            description = "operator, laboratory or certification-body")
    private @Nullable Role role;

    @Option(names = "--holder", required = true, paramLabel = "NAME", description = "who it is, for people")
    private String holder = "";

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = Given.required(given);
        Role chosen = Given.required(role);
        if (Files.exists(folder.resolve("signing-key.pem"))) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, folder + ": there is a key already; replace it with: keys rotate " + folder);
        }
        try {
            SigningKey key = SigningKey.in(folder);
            DocumentKey.in(folder, chosen, holder, Instant.now());
            Console console = new Console(json);
            console.line("key " + key.fingerprint() + ", " + chosen.word() + ": " + folder);
            console.document(Map.of("fingerprint", key.fingerprint(), "role", chosen.word()));
            return ExitCode.DONE;
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
    }
}
