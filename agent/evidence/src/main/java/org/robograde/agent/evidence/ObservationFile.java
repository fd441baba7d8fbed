package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.robograde.agent.evidence.mcap.McapException;

/** Observations by themselves: those kept in a bundle, or such as were written {@linkplain ObservationWriter#apart apart} to be held against them. */
public final class ObservationFile {
    private final EvidenceFile file;
    private final Path path;

    private ObservationFile(EvidenceFile file, Path path) {
        this.file = file;
        this.path = path;
    }

    /**
     * How observations came about.
     *
     * @param version of the algorithm
     * @param parameters everything that changes its output
     */
    public record Derivation(String algorithm, String version, Map<String, String> parameters) {
        public Derivation {
            parameters = new TreeMap<>(parameters);
        }
    }

    /** @throws EvidenceException if it is no such file */
    public static ObservationFile open(Path path) {
        try {
            return new ObservationFile(EvidenceFile.open(path), path);
        } catch (IOException | McapException e) {
            throw new EvidenceException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Those that a bundle keeps; empty where there are none that belong to its recording. */
    public static Optional<ObservationFile> of(Evidence evidence) {
        return evidence.observationsSha256().map(kept -> open(evidence.folder().resolve(BundleFolder.OBSERVATIONS)));
    }

    /** How a bundle's observations came about, as their signed origin states it. @throws EvidenceException if there is none */
    public static Derivation derivation(Evidence evidence) {
        Path origin = evidence.folder().resolve(BundleFolder.OBSERVATIONS_ORIGIN);
        try {
            ObservationOrigin stated = ObservationOrigin.parse(BundleFolder.readSmall(origin, CanonicalJson.LARGEST));
            return new Derivation(stated.algorithm(), stated.version(), stated.parameters());
        } catch (IOException e) {
            throw new EvidenceException(origin + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Messages per topic. */
    public SortedMap<String, Long> counts() {
        return file.counts();
    }

    /** Streams one topic's messages beside another file's, first with first, as long as either has one. */
    public void readBeside(
            ObservationFile other,
            String topic,
            BiConsumer<Optional<EvidenceMessage>, Optional<EvidenceMessage>> onMessages) {
        try (MergedMessages ours = new MergedMessages(List.of(file), Set.of(topic));
                MergedMessages theirs = new MergedMessages(List.of(other.file), Set.of(topic))) {
            Optional<EvidenceMessage> our = ours.next();
            Optional<EvidenceMessage> their = theirs.next();
            while (our.isPresent() || their.isPresent()) {
                onMessages.accept(our, their);
                our = our.isPresent() ? ours.next() : our;
                their = their.isPresent() ? theirs.next() : their;
            }
        } catch (IOException e) {
            throw new EvidenceException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether two files are the same, byte for byte. */
    public boolean sameBytes(ObservationFile other) {
        try {
            return Files.mismatch(path, other.path) < 0;
        } catch (IOException e) {
            throw new EvidenceException(path + " cannot be read: " + e.getMessage(), e);
        }
    }
}
