package org.robograde.agent.station.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.reports.signing.DocumentKey;
import org.robograde.reports.signing.KeyRotation;
import org.robograde.reports.signing.TrustedKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description = {
            "Gives a role a new key. The old one goes to DIR/retired and signs, as its last act, who follows it.",
            "What the old key signed stays valid: the list of trusted keys says until when it was trusted."
        },
        footer = {"", "Example: ./robograde keys rotate keys/laboratory --list trusted-keys.json"})
final class KeysRotateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "a role's folder")
    private @Nullable Path given;

    @Option(names = "--list", paramLabel = "FILE", description = "also enter the change in this list of trusted keys")
    private @Nullable Path list;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Path folder = Given.required(given);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try {
            DocumentKey.Held held = DocumentKey.held(folder)
                    .orElseThrow(() -> new IllegalArgumentException(
                            folder + ": no role's keys are here; make them with: keys new"));
            // The list is read first: a key is not retired when its successor could not be entered.
            TrustedKeys trusted = list == null ? TrustedKeys.none() : TrustedKeys.read(Files.readAllBytes(list));
            KeyRotation rotation = KeyRotation.of(folder, held.role(), held.holder(), Instant.now(), today);
            if (list != null) {
                Files.write(
                        list,
                        trusted.rotated(rotation.old(), rotation.fresh(), today).json());
            }
            Console console = new Console(json);
            console.line("key " + rotation.old() + " gave way to " + rotation.fresh() + ": " + rotation.statement());
            console.document(Map.of(
                    "old",
                    rotation.old(),
                    "new",
                    rotation.fresh(),
                    "statement",
                    rotation.statement().toString()));
            return ExitCode.DONE;
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
    }
}
