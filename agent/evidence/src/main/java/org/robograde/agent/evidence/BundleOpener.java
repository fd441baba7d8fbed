package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.robograde.agent.evidence.mcap.McapException;
import org.robograde.agent.evidence.mcap.McapFile;
import org.robograde.agent.evidence.mcap.McapRecord;

/** Opens what there is of a bundle, and remarks what is not as it should be. */
final class BundleOpener {
    static final String INTERRUPTED = "interrupted";

    /** Above every topic that is derived from the recording. */
    private static final String OBSERVED = "/observations";

    private final Path folder;
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Evidence.Damage> losses = new ArrayList<>();

    BundleOpener(Path folder) {
        this.folder = folder;
    }

    OpenedBundle open() throws IOException {
        Optional<byte[]> manifestBytes = manifestBytes();
        Optional<Manifest> manifest = manifestBytes.flatMap(this::parse);
        Optional<EvidenceFile> recording = recording(manifest.isPresent());
        if (manifest.isPresent()) {
            String sha256 = BundleFolder.sha256(manifestBytes.get());
            return opened(manifest.get(), true, sha256, recordingSha256(manifest.get()), recording);
        }
        // Without manifest the recording is there, else there was nothing to open.
        EvidenceFile file = recording.orElseThrow();
        Manifest found = unsealed(file);
        String sha256 = OpenedBundle.sha256(folder.resolve(BundleFolder.RECORDING));
        if (manifestBytes.isEmpty()) {
            losses.add(new Evidence.Damage(
                    "*",
                    -1,
                    Math.max(file.firstNanos(), file.lastNanos() - McapFile.UNWRITTEN_NANOS),
                    file.lastNanos(),
                    "the recording was never sealed: it was interrupted, and up to 250 ms before that may be missing",
                    "no " + BundleFolder.MANIFEST));
        }
        return opened(found, false, sha256, sha256, recording);
    }

    private OpenedBundle opened(
            Manifest manifest, boolean sealed, String sha256, String recordingSha256, Optional<EvidenceFile> recording)
            throws IOException {
        Optional<PinnedObservations> observations = observations(manifest, recordingSha256);
        List<Evidence.Damage> damage = new ArrayList<>(losses);
        // What is wrong with the bundle as a whole concerns all of the trial's time.
        remarks.forEach(remark -> damage.add(new Evidence.Damage(
                remark.topic(), -1, manifest.startNanos(), manifest.endNanos(), remark.reason(), remark.knownBy())));
        return new OpenedBundle(folder, manifest, sealed, sha256, recording, observations, damage);
    }

    private static String recordingSha256(Manifest manifest) {
        return manifest.files().stream()
                .filter(file -> file.name().equals(BundleFolder.RECORDING))
                .map(SealedFile::sha256)
                .findFirst()
                .orElse("not named in the manifest");
    }

    private Optional<byte[]> manifestBytes() {
        Path file = folder.resolve(BundleFolder.MANIFEST);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(BundleFolder.readSmall(file, CanonicalJson.LARGEST));
        } catch (IOException e) {
            remark(e.getMessage() + "; the bundle is read as if it had not been sealed", BundleFolder.MANIFEST);
            return Optional.empty();
        }
    }

    private Optional<Manifest> parse(byte[] bytes) {
        try {
            return Optional.of(Manifest.parse(bytes));
        } catch (EvidenceException e) {
            remark(e.getMessage() + "; the bundle is read as if it had not been sealed", BundleFolder.MANIFEST);
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
            remark(BundleFolder.RECORDING + " cannot be read: " + e.getMessage(), "opening the file");
            return Optional.empty();
        }
    }

    private Optional<PinnedObservations> observations(Manifest manifest, String recordingSha256) throws IOException {
        try {
            return PinnedObservations.of(folder, recordingSha256);
        } catch (EvidenceException e) {
            String reason = BundleFolder.OBSERVATIONS + " is left out: " + e.getMessage();
            Set<String> topics = new TreeSet<>(manifest.roles().values());
            topics.removeIf(topic -> !topic.startsWith(OBSERVED + "/"));
            if (topics.isEmpty()) {
                topics.add(OBSERVED);
            }
            // Of the recording nothing is missing, so this must not speak of all topics.
            topics.forEach(topic -> remarks.add(new Remark(topic, reason, BundleFolder.OBSERVATIONS_ORIGIN)));
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
        List<Evidence.Damage> ledger = new ArrayList<>();
        boolean identified = false;
        for (McapRecord.Metadata metadata : file.metadata()) {
            try {
                switch (metadata.name()) {
                    case IdentityFields.RECORD -> {
                        identity = IdentityFields.parse(metadata.entries(), BundleFolder.RECORDING);
                        identified = true;
                    }
                    case BundleWriter.ROLES_RECORD -> roles = metadata.entries();
                    case LossFields.RECORD -> ledger.add(LossFields.parse(metadata.entries(), BundleFolder.RECORDING));
                    default -> {
                        // metadata of others
                    }
                }
            } catch (EvidenceException e) {
                remark(String.valueOf(e.getMessage()), "metadata of the recording");
            }
        }
        if (!identified) {
            remark("which trial this is, is not known: the recording does not say", "metadata of the recording");
        }
        return new Manifest(
                identity,
                INTERRUPTED,
                "never sealed",
                roles,
                origins(roles, identity),
                file.counts(),
                file.firstNanos(),
                file.lastNanos(),
                List.of(),
                ledger,
                List.of());
    }

    /** The recording does not keep how a role is known; only an import guesses. */
    private static Map<String, String> origins(Map<String, String> roles, TrialIdentity identity) {
        Map<String, String> origins = new TreeMap<>();
        String origin = identity.timeBase() == TimeBase.IMPORTED ? "guessed by type" : "stated";
        roles.keySet().forEach(role -> origins.put(role, origin));
        return origins;
    }

    private void remark(String reason, String knownBy) {
        remarks.add(new Remark("*", reason, knownBy));
    }

    /** Damage whose time span is known only when the bundle is open. */
    private record Remark(String topic, String reason, String knownBy) {}
}
