package org.robograde.agent.evidence;

import java.nio.file.Path;

/** An Ed25519 key pair that seals evidence and grades. */
public final class SigningKey {
    private SigningKey() {}

    /** Loads the user's key, or makes one on first use: {@code $XDG_CONFIG_HOME/robograde} (else {@code ~/.config/robograde}), files readable by the owner only. */
    public static SigningKey ofUser() {
        throw new UnsupportedOperationException("contract");
    }

    /** Loads or makes the pair in a folder of the caller's choice. */
    public static SigningKey in(Path folder) {
        throw new UnsupportedOperationException("contract");
    }

    /** First 16 hex digits of the SHA-256 of the public key. */
    public String fingerprint() {
        throw new UnsupportedOperationException("contract");
    }

    /** A detached signature document (JSON text: algorithm, public key, fingerprint, signature over the bytes). */
    public byte[] sign(byte[] content) {
        throw new UnsupportedOperationException("contract");
    }
}
