package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.agent.evidence.mcap.McapException;

/**
 * Observations that were shown to be those of this recording, unchanged since they were signed.
 *
 * @param sha256 last link of their chain, as their origin pins it
 */
record PinnedObservations(EvidenceFile file, String sha256) {

    /**
     * Reads every byte of the observations, which are small beside the recording.
     *
     * @param recordingSha256 what pins the recording: the last link of its chain, or its hash where it was never sealed
     * @return empty if the bundle has none
     * @throws EvidenceException saying why what is there must not be used
     */
    static Optional<PinnedObservations> of(Path folder, String recordingSha256) throws IOException {
        Path file = folder.resolve(BundleFolder.OBSERVATIONS);
        Path originFile = folder.resolve(BundleFolder.OBSERVATIONS_ORIGIN);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(originFile, LinkOption.NOFOLLOW_LINKS)) {
                throw new EvidenceException("it is missing, though " + BundleFolder.OBSERVATIONS_ORIGIN + " is there");
            }
            return Optional.empty();
        }
        try {
            ObservationOrigin origin = origin(folder, originFile);
            if (!origin.recordingSha256().equals(recordingSha256)) {
                throw new EvidenceException("it belongs to another recording: it was derived from "
                        + origin.recordingSha256() + ", and this one is " + recordingSha256);
            }
            refuseIfChanged(file, origin.file());
            return Optional.of(new PinnedObservations(
                    EvidenceFile.open(file), origin.file().sha256()));
        } catch (IOException | McapException e) {
            throw new EvidenceException(String.valueOf(e.getMessage()), e);
        }
    }

    private static ObservationOrigin origin(Path folder, Path file) throws IOException {
        byte[] content = BundleFolder.readSmall(file, CanonicalJson.LARGEST);
        byte[] signature =
                BundleFolder.readSmall(folder.resolve(BundleFolder.OBSERVATIONS_SIGNATURE), CanonicalJson.LARGEST);
        SigningKey.verify(signature, content, BundleFolder.OBSERVATIONS_SIGNATURE);
        ObservationOrigin origin = ObservationOrigin.parse(content);
        if (!origin.file().name().equals(BundleFolder.OBSERVATIONS)
                || origin.file().segments().isEmpty()) {
            throw new EvidenceException(BundleFolder.OBSERVATIONS_ORIGIN + " is not about it");
        }
        return origin;
    }

    private static void refuseIfChanged(Path file, SealedFile sealed) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new EvidenceException("it is no regular file");
        }
        List<SealCheck.Finding> findings = new ArrayList<>();
        ChainInspection.inspect(file, sealed, findings::add);
        for (SealCheck.Finding finding : findings) {
            if (!finding.holds()) {
                throw new EvidenceException("it " + finding.message());
            }
        }
    }
}
