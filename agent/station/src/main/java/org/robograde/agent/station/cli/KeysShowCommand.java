package org.robograde.agent.station.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.reports.signing.DocumentKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Prints a key's fingerprint, role and holder, and until when its certificate for PDF files holds.")
final class KeysShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "a role's folder")
    private @Nullable Path given;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = Given.required(given);
        if (!Files.isRegularFile(folder.resolve("signing-key.pem"))) {
            throw new CommandException(ExitCode.BAD_INPUT, folder + ": there is no key; make one with: keys new");
        }
        try {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("fingerprint", SigningKey.in(folder).fingerprint());
            DocumentKey.held(folder).ifPresent(held -> {
                document.put("role", held.role().word());
                document.put("holder", held.holder());
                document.put("documentsUntil", held.until().toString());
            });
            Console console = new Console(json);
            document.forEach((name, value) -> console.line(name + ": " + value));
            console.document(document);
            return ExitCode.DONE;
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
    }
}
