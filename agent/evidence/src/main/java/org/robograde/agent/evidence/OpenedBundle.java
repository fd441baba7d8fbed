package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.agent.evidence.mcap.FileBytes;
import org.robograde.agent.evidence.mcap.McapException;

/**
 * A bundle's files as found, sealed or not, whole or not. Nothing here trusts the manifest to be true: that is
 * {@link SealCheck}'s question.
 *
 * @param manifest as sealed, or put together from the recording where there is none
 * @param sealed whether there is a manifest that can be read
 * @param observations those that are pinned to this recording; others are left out and remarked
 * @param remarks damage found while opening
 */
record OpenedBundle(
        Path folder,
        Manifest manifest,
        boolean sealed,
        String sha256,
        Optional<EvidenceFile> recording,
        Optional<PinnedObservations> observations,
        List<Evidence.Damage> remarks) {

    /** @throws EvidenceException if this is no bundle */
    static OpenedBundle open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new EvidenceException(
                    folder + " is no folder; evidence is a folder with a " + BundleFolder.RECORDING);
        }
        try {
            return new BundleOpener(folder).open();
        } catch (IOException e) {
            throw new EvidenceException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    List<EvidenceFile> files() {
        List<EvidenceFile> files = new ArrayList<>();
        recording.ifPresent(files::add);
        observations.ifPresent(found -> files.add(found.file()));
        return files;
    }

    Optional<byte[]> document(String name) {
        Path file = folder.resolve(BundleFolder.DOCUMENTS).resolve(BundleFolder.plain(name) ? name : "-");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(BundleFolder.readSmall(file, BundleFolder.DOCUMENT_MAX));
        } catch (IOException e) {
            throw new EvidenceException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Everything known to be missing; reads every chunk. */
    List<Evidence.Damage> damage() {
        return damage(EvidenceFile::damage);
    }

    /** Everything stated to be missing, and what of these topics is; reads their chunks. */
    List<Evidence.Damage> damageOf(Collection<String> topics) {
        return damage(file -> file.damageOf(topics));
    }

    /** How damage of one file is found. */
    @FunctionalInterface
    private interface Look {
        List<Evidence.Damage> at(EvidenceFile file) throws IOException;
    }

    private List<Evidence.Damage> damage(Look look) {
        List<Evidence.Damage> damage = new ArrayList<>(manifest.losses());
        damage.addAll(remarks);
        try {
            for (EvidenceFile file : files()) {
                damage.addAll(look.at(file));
            }
            damage.addAll(sealedButNotThere(damage));
        } catch (IOException e) {
            throw new EvidenceException(folder + " cannot be read: " + e.getMessage(), e);
        }
        return damage;
    }

    /** What the manifest counted and neither reading nor the damage already known accounts for. */
    private List<Evidence.Damage> sealedButNotThere(List<Evidence.Damage> known) {
        Map<String, Long> missing = new TreeMap<>(sealed ? manifest.counts() : Map.of());
        boolean indexed = recording.map(EvidenceFile::indexed).orElse(false);
        recording.ifPresent(file -> file.counts().forEach((topic, count) -> missing.merge(topic, -count, Long::sum)));
        // Counts of an index hold what is damaged, too.
        known.stream()
                .filter(one -> !indexed && one.count() > 0 && !manifest.losses().contains(one))
                .forEach(one -> missing.merge(one.topic(), -one.count(), Long::sum));
        // A file read through ends early; one with a whole index may lack them anywhere.
        long from = indexed
                ? manifest.startNanos()
                : recording.map(EvidenceFile::lastNanos).orElse(manifest.startNanos());
        List<Evidence.Damage> damage = new ArrayList<>();
        missing.forEach((topic, count) -> {
            if (count > 0) {
                damage.add(new Evidence.Damage(
                        topic,
                        count,
                        Math.min(from, manifest.endNanos()),
                        manifest.endNanos(),
                        "messages that were sealed can no longer be read",
                        "counts in the manifest"));
            }
        });
        return damage;
    }

    /** SHA-256 of a whole file. */
    static String sha256(Path file) throws IOException {
        try (FileBytes bytes = new FileBytes(file)) {
            return BundleFolder.sha256(bytes, 0, bytes.size());
        } catch (McapException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
