package org.robograde.reports.signing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a certification body states on a certificate. The bases are Article 7 of China's measures for certification
 * certificates and marks (2015) and clause 7.7 of ISO/IEC 17065.
 */
public enum CertifiedField {
    NUMBER("Art. 7", true),
    BODY("Art. 7; 17065, 7.7", true),
    BODY_ADDRESS("17065, 7.7", false),
    CLIENT("Art. 7; 17065, 7.7", true),
    CLIENT_ADDRESS("Art. 7; 17065, 7.7", false),
    PRODUCT("Art. 7; 17065, 7.7", true),
    MODEL("Art. 7", false),
    SPECIFICATION("Art. 7", false),
    TRADEMARK("Art. 7", false),
    MANUFACTURER("Art. 7", false),
    MANUFACTURER_ADDRESS("Art. 7", false),
    FACTORY("Art. 7", false),
    FACTORY_ADDRESS("Art. 7", false),
    /** Certification mode, e.g. type test with or without surveillance. */
    MODE("Art. 7", true),
    SCHEME("17065, 7.7", false),
    SCOPE("17065, 7.7", true),
    /** Day of issue, ISO 8601; not before the decision. */
    ISSUED("Art. 7; 17065, 7.7", true),
    /** Last day of validity, ISO 8601. */
    VALID_UNTIL("Art. 7; 17065, 7.7", true),
    AUTHORISED("17065, 7.7", true),
    /** Number of the certificate that this one takes the place of. */
    SUPERSEDES("17065, 7.7", false);

    private final String basis;
    private final boolean needed;

    CertifiedField(String basis, boolean needed) {
        this.basis = basis;
        this.needed = needed;
    }

    public String basis() {
        return basis;
    }

    /** Whether no certificate is issued without it. */
    public boolean needed() {
        return needed;
    }

    /** Its name in a body's statement, e.g. {@code valid-until}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<CertifiedField> of(String key) {
        return Arrays.stream(values()).filter(f -> f.key().equals(key)).findFirst();
    }
}
