package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a bundle is what was sealed: every file's hash, the chunk chain, the signatures, nothing added, nothing missing.
 *
 * <p>It cannot say who sealed it: the finding on the signature names the key's fingerprint, and whether that key is the
 * test field's is for a person or a list of keys to say. Folders {@code grades}, {@code report} and {@code reports} are
 * no part of the seal, since they come after it.
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
        List<Finding> findings = new ArrayList<>();
        try {
            // The way to the bundle may be a link; nothing inside it may.
            Path real = folder.toRealPath();
            if (Files.isDirectory(real)) {
                new SealInspection(real, findings::add).inspect();
            } else {
                findings.add(new Finding(false, folder.toString(), "is no folder"));
            }
        } catch (IOException e) {
            findings.add(new Finding(false, folder.toString(), "is no folder that can be read"));
        }
        return new SealCheck(findings.stream().allMatch(Finding::holds), findings);
    }

    /**
     * One thing checked, or one that could not be.
     *
     * @param holds false if it was changed; true also where nothing speaks against it because it was not checked
     * @param checked false where what it would be held against is not at hand
     * @param subject the file, relative to the bundle
     * @param message what holds or does not
     */
    public record Finding(boolean holds, boolean checked, String subject, String message) {
        public Finding(boolean holds, String subject, String message) {
            this(holds, true, subject, message);
        }

        /** What is not at hand breaks nothing, and proves nothing. */
        public static Finding unchecked(String subject, String message) {
            return new Finding(true, false, subject, message);
        }
    }
}
