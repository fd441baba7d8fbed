package org.robograde.reports.signing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who signs. One key has one role, so that nobody certifies what they tested themselves. */
public enum Role {
    /** Seals evidence and grades on the field. */
    OPERATOR,
    /** Issues reports. */
    LABORATORY,
    /** Issues certificates over reports of a laboratory, and revokes them. */
    CERTIFICATION_BODY;

    /** As a command line and an X.509 name write it, e.g. {@code certification-body}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(r -> r.word().equals(word)).findFirst();
    }
}
