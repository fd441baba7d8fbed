package org.robograde.grader.rulebook;

import java.util.Locale;

/** How a trial came about. */
public enum EvidenceType {
    /** An algorithm alone was fed with records. */
    ALGORITHM,
    /** A simulated unit on a simulated field. */
    SIMULATION,
    /** The real unit on a bench or in a laboratory. */
    PHYSICAL,
    /** The real unit on a test field. */
    FIELD,
    /** A recording made elsewhere; how it came about is not known. */
    IMPORTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
