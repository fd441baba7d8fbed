package org.robograde.reports.signing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.robograde.agent.evidence.SigningKey;

/** A role's Ed25519 key for formats that have places of their own for key and signature: read out of its signature documents. */
final class RoleKey {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SigningKey key;

    RoleKey(SigningKey key) {
        this.key = key;
    }

    String fingerprint() {
        return key.fingerprint();
    }

    /** In X.509 form (SubjectPublicKeyInfo). */
    byte[] publicKey() {
        return field(new byte[0], "publicKey");
    }

    /** 64 bytes, RFC 8032. */
    byte[] signature(byte[] content) {
        return field(content, "signature");
    }

    /** First 16 hex digits of the SHA-256 of a public key in X.509 form, as signature documents name it. */
    static String fingerprint(byte[] publicKey) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey))
                    .substring(0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private byte[] field(byte[] content, String name) {
        try {
            return HexFormat.of()
                    .parseHex(JSON.readTree(key.sign(content)).path(name).asText());
        } catch (IOException e) {
            throw new IllegalStateException("a signature document is no JSON", e);
        }
    }
}
