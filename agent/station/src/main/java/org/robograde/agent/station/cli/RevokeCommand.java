package org.robograde.agent.station.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.reports.signing.Certificate;
import org.robograde.reports.signing.KeyRotation;
import org.robograde.reports.signing.Revocations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a certificate on its body's list of those that hold no longer, and signs the list's next edition.",
            "Give the list to whoever checks: verify CERTIFICATE --revocations LIST."
        },
        footer = {
            "",
            "Example: ./robograde revoke out/certificate/certificate.json --key keys/body --list revocations.json --reason \"unit recalled\""
        })
final class RevokeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CERTIFICATE", description = "a certificate.json")
    private @Nullable Path given;

    @Option(names = "--key", required = true, paramLabel = "DIR", description = "the body's keys")
    private @Nullable Path keys;

    @Option(names = "--list", required = true, paramLabel = "FILE", description = "the list; made if there is none")
    private @Nullable Path list;

    @Option(names = "--reason", required = true, description = "why, for everyone who checks")
    private String reason = "";

    @Option(names = "--superseded", description = "another certificate takes its place")
    private boolean superseded;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Path file = Given.required(given);
        if (!Files.isDirectory(Given.required(keys))) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, keys + ": no such folder; revoke with the key that signed the certificate");
        }
        SigningKey key = SigningKey.in(Given.required(keys));
        Path target = Given.required(list);
        Path signature = target.resolveSibling(target.getFileName() + ".sig");
        Revocations next;
        try {
            List<KeyRotation.Statement> rotations = KeyRotation.statements(Given.required(keys));
            byte[] certificate = Files.readAllBytes(file);
            requireOwn(
                    Files.readAllBytes(file.resolveSibling(file.getFileName() + ".sig")),
                    certificate,
                    key,
                    rotations,
                    file);
            Revocations before = Revocations.none();
            if (Files.exists(target)) {
                byte[] known = Files.readAllBytes(target);
                requireOwn(Files.readAllBytes(signature), known, key, rotations, target);
                before = Revocations.read(known);
            }
            next = before.with(
                    Certificate.entry(
                            certificate,
                            superseded ? Revocations.SUPERSEDED : Revocations.REVOKED,
                            LocalDate.now(ZoneOffset.UTC).toString(),
                            reason),
                    rotations);
        } catch (IllegalArgumentException | EvidenceException e) {
            throw new CommandException(ExitCode.BAD_INPUT, e.getMessage() + " (" + file + ")", e);
        } catch (IOException e) {
            throw new CommandException(ExitCode.BAD_INPUT, e.getMessage() + ": cannot be read", e);
        }
        Files.write(target, next.json());
        Files.write(signature, key.sign(next.json()));
        Console console = new Console(json);
        console.line("list: " + target + ", edition " + next.edition() + ", "
                + next.entries().size() + " certificates");
        console.document(Map.of("list", target.toString(), "edition", next.edition()));
        return ExitCode.DONE;
    }

    private static void requireOwn(
            byte[] signature, byte[] content, SigningKey key, List<KeyRotation.Statement> rotations, Path file) {
        String signer = SigningKey.verify(signature, content, file + ".sig");
        if (!KeyRotation.follows(signer, key.fingerprint(), rotations)) {
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    file + ": was signed by key " + signer + ", not by " + key.fingerprint()
                            + "; only who issued a certificate, or the key that followed, can revoke it");
        }
    }
}
