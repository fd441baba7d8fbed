package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robograde.reports.signing.DocumentKey;
import org.robograde.reports.signing.Role;
import picocli.CommandLine.Option;

/** Where the key that signs a PDF lies: on a hardware token, or in the role's folder. */
final class TokenOptions {
    @Option(
            names = "--token",
            paramLabel = "FILE",
            description =
                    "sign the PDF on a hardware token: configuration of Java's PKCS#11 provider; PIN in ROBOGRADE_PIN")
    private @Nullable Path token;

    @Option(
            names = "--token-alias",
            paramLabel = "NAME",
            defaultValue = "document-key",
            description = "the key on the token (default: ${DEFAULT-VALUE})")
    private String alias = "document-key";

    /**
     * @param folder of the role, where its key is made on first use unless a token is named
     * @throws IllegalArgumentException if the token or its key cannot be used, saying why
     */
    DocumentKey key(Path folder, Role role, String holder) {
        return token == null
                ? DocumentKey.in(folder, role, holder, Instant.now())
                : DocumentKey.onToken(token, pin(), alias);
    }

    /** From the environment, where no list of processes shows it. */
    static char[] pin() {
        return Optional.ofNullable(System.getenv("ROBOGRADE_PIN")).orElse("").toCharArray();
    }
}
