package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.agent.evidence.mcap.McapException;
import org.robograde.agent.evidence.mcap.McapRecord;

/** Opens what there is of a bundle, and remarks what is not as it should be. */
final class BundleOpener {
    static final String INTERRUPTED = "interrupted";

    private final Path folder;
    private final List<Evidence.Damage> remarks = new ArrayList<>();

    BundleOpener(Path folder) {
        this.folder = folder;
    }

    OpenedBundle open() throws IOException {
        Optional<byte[]> manifestBytes = manifestBytes();
        Optional<Manifest> manifest = manifestBytes.flatMap(this::parse);
        Optional<EvidenceFile> recording = recording(manifest.isPresent());
        if (manifest.isPresent()) {
            return new OpenedBundle(
                    folder,
                    manifest.get(),
                    true,
                    BundleFolder.sha256(manifestBytes.get()),
                    recording,
                    observations(),
                    remarks);
        }
        // Without manifest the recording is there, else there was nothing to open.
        EvidenceFile file = recording.orElseThrow();
        Manifest found = unsealed(file);
        if (manifestBytes.isEmpty()) {
            remark(
                    file.lastNanos(),
                    "the recording was never sealed: it was interrupted, and up to 250 ms before that may be missing",
                    "no " + BundleFolder.MANIFEST);
        }
        String sha256 = OpenedBundle.sha256(folder.resolve(BundleFolder.RECORDING));
        return new OpenedBundle(folder, found, false, sha256, recording, observations(), remarks);
    }

    private Optional<byte[]> manifestBytes() {
        Path file = folder.resolve(BundleFolder.MANIFEST);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(BundleFolder.readSmall(file, CanonicalJson.LARGEST));
        } catch (IOException e) {
            remark(0, e.getMessage() + "; the bundle is read as if it had not been sealed", BundleFolder.MANIFEST);
            return Optional.empty();
        }
    }

    private Optional<Manifest> parse(byte[] bytes) {
        try {
            return Optional.of(Manifest.parse(bytes));
        } catch (EvidenceException e) {
            remark(0, e.getMessage() + "; the bundle is read as if it had not been sealed", BundleFolder.MANIFEST);
            return Optional.empty();
        }
    }

    private Optional<EvidenceFile> recording(boolean sealed) throws IOException {
        Path file = folder.resolve(BundleFolder.RECORDING);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new McapException("it is missing");
            }
            return Optional.of(EvidenceFile.open(file));
        } catch (McapException e) {
            if (!sealed) {
                throw new EvidenceException(
                        folder + " is no evidence: " + BundleFolder.RECORDING + ": " + e.getMessage(), e);
            }
            remark(0, BundleFolder.RECORDING + " cannot be read: " + e.getMessage(), "opening the file");
            return Optional.empty();
        }
    }

    private Optional<EvidenceFile> observations() throws IOException {
        Path file = folder.resolve(BundleFolder.OBSERVATIONS);
        Path origin = folder.resolve(BundleFolder.OBSERVATIONS_ORIGIN);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(origin, LinkOption.NOFOLLOW_LINKS)) {
                remark(0, BundleFolder.OBSERVATIONS + " is missing", BundleFolder.OBSERVATIONS_ORIGIN);
            }
            return Optional.empty();
        }
        try {
            // Observations whose origin is not stated could have been made from anything.
            BundleFolder.readSmall(origin, CanonicalJson.LARGEST);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new McapException("it is no regular file");
            }
            return Optional.of(EvidenceFile.open(file));
        } catch (IOException | McapException e) {
            remark(0, BundleFolder.OBSERVATIONS + " is left out: " + e.getMessage(), "opening the file");
            return Optional.empty();
        }
    }

    /** What a manifest would say, as far as the recording itself tells. */
    private Manifest unsealed(EvidenceFile file) {
        TrialIdentity identity = new TrialIdentity(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                "unknown",
                "unknown",
                "unknown",
                "unknown",
                1,
                0,
                TimeBase.IMPORTED,
                "unknown");
        Map<String, String> roles = Map.of();
        List<Evidence.Damage> losses = new ArrayList<>();
        boolean identified = false;
        for (McapRecord.Metadata metadata : file.metadata()) {
            try {
                switch (metadata.name()) {
                    case IdentityFields.RECORD -> {
                        identity = IdentityFields.parse(metadata.entries(), BundleFolder.RECORDING);
                        identified = true;
                    }
                    case BundleWriter.ROLES_RECORD -> roles = metadata.entries();
                    case LossFields.RECORD -> losses.add(LossFields.parse(metadata.entries(), BundleFolder.RECORDING));
                    default -> {
                        // metadata of others
                    }
                }
            } catch (EvidenceException e) {
                remark(0, String.valueOf(e.getMessage()), "metadata of the recording");
            }
        }
        if (!identified) {
            remark(0, "which trial this is, is not known: the recording does not say", "metadata of the recording");
        }
        return new Manifest(
                identity,
                INTERRUPTED,
                "never sealed",
                roles,
                Map.of(),
                file.counts(),
                file.firstNanos(),
                file.lastNanos(),
                List.of(),
                losses,
                List.of());
    }

    private void remark(long atNanos, String reason, String knownBy) {
        remarks.add(new Evidence.Damage("*", -1, atNanos, atNanos, reason, knownBy));
    }
}
