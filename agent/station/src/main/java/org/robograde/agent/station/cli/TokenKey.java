package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.robograde.reports.signing.DocumentKey;

/** A key for PDF files on a hardware token; the PIN comes from the environment, where no list of processes shows it. */
final class TokenKey {
    private TokenKey() {}

    /**
     * @param configuration of Java's PKCS#11 provider
     * @throws IllegalArgumentException if the token or its key cannot be used, saying why
     */
    static DocumentKey of(Path configuration, String alias) {
        return DocumentKey.onToken(configuration, pin(), alias);
    }

    static char[] pin() {
        return Optional.ofNullable(System.getenv("ROBOGRADE_PIN")).orElse("").toCharArray();
    }
}
