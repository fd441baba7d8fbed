package org.robograde.agent.station.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.reports.signing.Role;
import org.robograde.reports.signing.TrustedKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "trust",
        mixinStandardHelpOptions = true,
        description = {
            "Enters a key in your own list of trusted keys, after its holder has told you its fingerprint.",
            "verify FILE --trust LIST then also says whether who signed is trusted in that role and on that day."
        })
final class KeysTrustCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LIST", description = "the list; made if there is none")
    private @Nullable Path given;

    @Option(names = "--fingerprint", required = true, paramLabel = "HEX", description = "16 hex digits")
    private String fingerprint = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            converter = RoleOption.class,
            description = "operator, laboratory or certification-body")
    private @Nullable Role role;

    @Option(names = "--holder", required = true, paramLabel = "NAME", description = "who it is, for people")
    private String holder = "";

    @Option(names = "--from", paramLabel = "DAY", description = "first day it is trusted, e.g. 2026-11-30 (today)")
    private @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DAY", description = "last day it is trusted (open)")
    private @Nullable LocalDate until;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Path list = Given.required(given);
        try {
            TrustedKeys known = Files.exists(list) ? TrustedKeys.read(Files.readAllBytes(list)) : TrustedKeys.none();
            TrustedKeys next = known.with(new TrustedKeys.Key(
                    fingerprint,
                    Given.required(role),
                    holder,
                    from == null ? LocalDate.now(ZoneOffset.UTC) : from,
                    Optional.ofNullable(until)));
            Files.write(list, next.json());
            Console console = new Console(json);
            console.line("list: " + list + ", " + next.keys().size() + " keys");
            console.document(Map.of("list", list.toString(), "keys", next.keys().size()));
            return ExitCode.DONE;
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, list + ": " + e.getMessage(), e);
        }
    }
}
