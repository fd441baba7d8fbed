package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One run over a bundle, file by file, for {@link SealCheck}. */
final class SealInspection {
    /** What comes after the seal and is checked by its own signatures, if at all. */
    private static final Set<String> AFTER_THE_SEAL = Set.of("grades", "report", "reports");

    /** The only places the manifest may name; anything else could lead out of the bundle. */
    private static final Pattern SEALED_PLACE =
            Pattern.compile("recording\\.mcap|documents/[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final Path folder;
    private final Consumer<SealCheck.Finding> findings;
    private final Set<String> accountedFor = new TreeSet<>();

    SealInspection(Path folder, Consumer<SealCheck.Finding> findings) {
        this.folder = folder;
        this.findings = findings;
    }

    void inspect() {
        Optional<Manifest> manifest = manifest();
        manifest.ifPresent(found -> found.files().forEach(this::sealedFile));
        if (manifest.isPresent()
                && manifest.get().files().stream().noneMatch(file -> file.name().equals(BundleFolder.RECORDING))) {
            report(false, BundleFolder.MANIFEST, "names no " + BundleFolder.RECORDING);
        }
        observations(manifest);
        strangers(manifest.isPresent());
    }

    private Optional<Manifest> manifest() {
        accountedFor.add(BundleFolder.MANIFEST);
        accountedFor.add(BundleFolder.MANIFEST_SIGNATURE);
        if (!Files.exists(folder.resolve(BundleFolder.MANIFEST), LinkOption.NOFOLLOW_LINKS)) {
            report(false, BundleFolder.MANIFEST, "is missing: the bundle was never sealed, or its seal was taken off");
            return Optional.empty();
        }
        try {
            byte[] content = read(BundleFolder.MANIFEST);
            signature(BundleFolder.MANIFEST, BundleFolder.MANIFEST_SIGNATURE, content);
            return Optional.of(Manifest.parse(content));
        } catch (IOException | EvidenceException e) {
            report(false, BundleFolder.MANIFEST, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void signature(String signed, String name, byte[] content) {
        try {
            String fingerprint = SigningKey.verify(read(name), content, name);
            report(true, name, "belongs to " + signed + ", made with key " + fingerprint);
            report(true, signed, "is what was signed");
        } catch (IOException | EvidenceException e) {
            report(false, name, String.valueOf(e.getMessage()));
            report(false, signed, "is not shown to be what was signed: " + e.getMessage());
        }
    }

    private void sealedFile(SealedFile sealed) {
        if (!SEALED_PLACE.matcher(sealed.name()).matches()) {
            report(false, BundleFolder.MANIFEST, "names '" + sealed.name() + "', a place that no bundle has");
            return;
        }
        accountedFor.add(sealed.name());
        Path file = folder.resolve(sealed.name());
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || Files.isSymbolicLink(folder.resolve(BundleFolder.DOCUMENTS))) {
            report(false, sealed.name(), "is missing or no regular file");
            return;
        }
        try {
            if (sealed.segments().isEmpty()) {
                boolean same = Files.size(file) == sealed.size()
                        && OpenedBundle.sha256(file).equals(sealed.sha256());
                report(
                        same,
                        sealed.name(),
                        same ? "is what was sealed" : "was changed: its SHA-256 is not the sealed one");
            } else {
                ChainInspection.inspect(file, sealed, findings);
            }
        } catch (IOException e) {
            report(false, sealed.name(), "cannot be read: " + e.getMessage());
        }
    }

    private void observations(Optional<Manifest> manifest) {
        Set<String> names = Set.of(
                BundleFolder.OBSERVATIONS, BundleFolder.OBSERVATIONS_ORIGIN, BundleFolder.OBSERVATIONS_SIGNATURE);
        if (names.stream().noneMatch(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))) {
            return;
        }
        accountedFor.addAll(names);
        try {
            byte[] content = read(BundleFolder.OBSERVATIONS_ORIGIN);
            signature(BundleFolder.OBSERVATIONS_ORIGIN, BundleFolder.OBSERVATIONS_SIGNATURE, content);
            ObservationOrigin origin = ObservationOrigin.parse(content);
            manifest.ifPresent(found -> derivedFrom(origin, found));
            if (!origin.file().name().equals(BundleFolder.OBSERVATIONS)
                    || origin.file().segments().isEmpty()) {
                report(false, BundleFolder.OBSERVATIONS_ORIGIN, "is not about " + BundleFolder.OBSERVATIONS);
            } else if (!Files.isRegularFile(folder.resolve(BundleFolder.OBSERVATIONS), LinkOption.NOFOLLOW_LINKS)) {
                report(false, BundleFolder.OBSERVATIONS, "is missing or no regular file");
            } else {
                ChainInspection.inspect(folder.resolve(BundleFolder.OBSERVATIONS), origin.file(), findings);
            }
        } catch (IOException | EvidenceException e) {
            report(false, BundleFolder.OBSERVATIONS_ORIGIN, String.valueOf(e.getMessage()));
        }
    }

    private void derivedFrom(ObservationOrigin origin, Manifest manifest) {
        boolean same = manifest.files().stream()
                .anyMatch(file -> file.name().equals(BundleFolder.RECORDING)
                        && file.sha256().equals(origin.recordingSha256()));
        report(
                same,
                BundleFolder.OBSERVATIONS_ORIGIN,
                same
                        ? "was derived from this recording by " + origin.algorithm() + " " + origin.version()
                        : "was derived from another recording");
    }

    private void strangers(boolean sealed) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    String name = relative(directory);
                    if (AFTER_THE_SEAL.contains(name)) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    if (!name.isEmpty() && !name.equals(BundleFolder.DOCUMENTS)) {
                        report(false, name, "is a folder that was not sealed");
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isSymbolicLink()) {
                        report(false, relative(file), "is a symbolic link; a bundle holds its own files only");
                    } else if (sealed && !accountedFor.contains(relative(file))) {
                        report(false, relative(file), "was added after the seal");
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            report(false, ".", "cannot be listed: " + e.getMessage());
        }
    }

    private String relative(Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    private byte[] read(String name) throws IOException {
        return BundleFolder.readSmall(folder.resolve(name), CanonicalJson.LARGEST);
    }

    private void report(boolean holds, String subject, String message) {
        findings.accept(new SealCheck.Finding(holds, subject, message));
    }
}
