package org.robograde.reports.signing;

import java.time.Instant;
import org.robograde.agent.evidence.SigningKey;

/**
 * Who signs a report, and when.
 *
 * @param key signs the JSON
 * @param documentKey signs the PDF; issued by {@code key}
 * @param at the signer's own time
 */
public record ReportSigner(SigningKey key, DocumentKey documentKey, Instant at) {
    public ReportSigner {
        if (!documentKey.issuer().equals(key.fingerprint())) {
            throw new IllegalArgumentException("the key of the PDF was issued by " + documentKey.issuer()
                    + ", the JSON would be signed by " + key.fingerprint() + "; both must be of one role");
        }
    }
}
