package org.robograde.agent.evidence;

import java.nio.file.Path;
import java.util.List;

/**
 * Whether a bundle is what was sealed: every file's hash, the chunk chain, the signatures, nothing added, nothing missing.
 *
 * @param intact true only if every finding holds
 * @param findings one line per thing checked, what holds and what does not, naming file (and chunk and time span inside a recording)
 */
public record SealCheck(boolean intact, List<Finding> findings) {
    public SealCheck {
        findings = List.copyOf(findings);
    }

    /** Reads every byte of the bundle; never throws for a damaged one. */
    public static SealCheck of(Path folder) {
        throw new UnsupportedOperationException("contract");
    }

    public record Finding(boolean holds, String subject, String message) {}
}
