package org.robograde.agent.evidence.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a benchmark is to be run.
 *
 * @param quick few and small inputs: shows that it works; its figures are not to be quoted
 * @param repeats measured runs per figure
 * @param folder where it may write; it removes what it wrote
 * @param nodeModules where packages of the npm peers are installed, if anywhere
 */
public record BenchSettings(boolean quick, int repeats, Path folder, Optional<Path> nodeModules) {
    /** @throws IllegalArgumentException if nothing would be measured or the folder is none */
    public BenchSettings {
        if (repeats < 1) {
            throw new IllegalArgumentException("a benchmark needs at least 1 repeat, not " + repeats);
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + ": no such folder to write to");
        }
    }
}
