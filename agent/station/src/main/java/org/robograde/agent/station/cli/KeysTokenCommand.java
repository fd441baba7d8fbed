package org.robograde.agent.station.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.reports.signing.DocumentKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a key for PDF files on a hardware token, which it never leaves, and puts its certificate there.",
            "Then: report ... --sign DIR --token FILE, or certify ... --key DIR --token FILE. The PIN is read from ROBOGRADE_PIN."
        },
        footer = {
            "",
            "FILE is the configuration of Java's PKCS#11 provider, e.g.",
            "  name = Lab",
            "  library = /usr/lib/softhsm/libsofthsm2.so",
            "  slotListIndex = 0"
        })
final class KeysTokenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the role's folder, from keys new")
    private @Nullable Path given;

    @Option(names = "--token", required = true, paramLabel = "FILE", description = "the provider's configuration")
    private @Nullable Path token;

    @Option(
            names = "--alias",
            paramLabel = "NAME",
            defaultValue = "document-key",
            description = "of the key on the token (default: ${DEFAULT-VALUE})")
    private String alias = "document-key";

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = Given.required(given);
        Path configuration = Given.required(token);
        if (!Files.isRegularFile(configuration)) {
            throw new CommandException(ExitCode.BAD_INPUT, configuration + ": no such file; see keys token --help");
        }
        try {
            DocumentKey.Held held = DocumentKey.held(folder)
                    .orElseThrow(() -> new IllegalArgumentException(
                            folder + ": no role's keys are here; make them with: keys new"));
            DocumentKey made = DocumentKey.newOnToken(
                    SigningKey.in(folder),
                    held.role(),
                    held.holder(),
                    Instant.now(),
                    configuration,
                    TokenOptions.pin(),
                    alias);
            Console console = new Console(json);
            console.line("key " + alias + " on the token, issued by key " + made.issuer());
            console.document(Map.of("alias", alias, "issuer", made.issuer()));
            return ExitCode.DONE;
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
    }
}
