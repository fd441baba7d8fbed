package org.robograde.agent.station.grading;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.grader.Grader;
import org.robograde.grader.grade.Grade;

/**
 * A grade on disk: {@code grade.json} (canonical bytes), {@code grade.sig} (Ed25519 over them), {@code rulebook.yaml} (the exact
 * rules, pinned in the grade by hash) and {@code bundles.json} (where the bundles were; a convenience, since the grade pins each
 * bundle by the hash of its manifest).
 */
public final class GradeFolder {
    static final String GRADE = "grade.json";
    static final String SIGNATURE = "grade.sig";
    static final String RULEBOOK = "rulebook.yaml";
    static final String BUNDLES = "bundles.json";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;

    private GradeFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes a grade beside what it was computed from; each file is put in place whole. */
    public static GradeFolder write(Path folder, Grade grade, byte[] rulebook, List<Evidence> bundles, SigningKey key) {
        GradeFolder written = new GradeFolder(folder);
        Map<String, String> places = new TreeMap<>();
        for (Evidence bundle : bundles) {
            places.put(bundle.manifestSha256(), relative(folder, bundle.folder()));
        }
        byte[] bytes = Grader.toJson(grade);
        try {
            Files.createDirectories(folder);
            written.put(RULEBOOK, rulebook);
            written.put(BUNDLES, JSON.writeValueAsBytes(places));
            written.put(SIGNATURE, key.sign(bytes));
            written.put(GRADE, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the grade to " + folder, e);
        }
        return written;
    }

    /** A folder that holds a grade, if it does. */
    public static Optional<GradeFolder> in(Path folder) {
        return Files.isRegularFile(folder.resolve(GRADE)) ? Optional.of(new GradeFolder(folder)) : Optional.empty();
    }

    /** The grades that were given over this bundle and are kept in it, in the two folders above it, or in a folder named grade there. */
    public static List<GradeFolder> concerning(Path bundle) {
        List<GradeFolder> found = new ArrayList<>();
        Path kept = bundle.resolve("grades");
        if (Files.isDirectory(kept)) {
            try (var folders = Files.list(kept)) {
                folders.sorted().forEach(each -> in(each).ifPresent(found::add));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot list " + kept, e);
            }
        }
        Path above = bundle.toAbsolutePath().normalize().getParent();
        for (int levels = 0; levels < 2 && above != null; levels++, above = above.getParent()) {
            for (Path near : List.of(above, above.resolve("grade"))) {
                in(near).filter(grade -> grade.names(bundle)).ifPresent(found::add);
            }
        }
        return found;
    }

    private boolean names(Path bundle) {
        Path wanted = bundle.toAbsolutePath().normalize();
        return bundlePlaces().values().stream().anyMatch(wanted::equals);
    }

    public Path folder() {
        return folder;
    }

    /** @throws IllegalArgumentException if {@code grade.json} is no grade of the known format */
    public Grade grade() {
        try {
            return Grader.fromJson(bytesOf(GRADE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder.resolve(GRADE), e);
        }
    }

    /**
     * @return the fingerprint of the key that signed
     * @throws org.robograde.agent.evidence.EvidenceException if the grade is not signed, or was changed after it was
     */
    public String requireSignature() {
        try {
            return SigningKey.verify(bytesOf(SIGNATURE), bytesOf(GRADE), SIGNATURE);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " holds no signed grade; grade the bundles again", e);
        }
    }

    public Path rulebook() {
        return folder.resolve(RULEBOOK);
    }

    /** Manifest hash to the bundle's folder, as it was when the grade was given; empty when the list is gone. */
    public Map<String, Path> bundlePlaces() {
        Map<String, Path> places = new TreeMap<>();
        try {
            if (Files.isRegularFile(folder.resolve(BUNDLES))) {
                Map<String, String> listed =
                        JSON.readValue(Files.readAllBytes(folder.resolve(BUNDLES)), new TypeReference<>() {});
                listed.forEach((hash, place) ->
                        places.put(hash, folder.toAbsolutePath().resolve(place).normalize()));
            }
        } catch (IOException | RuntimeException e) {
            // A changed list names nothing; whoever asks says that the bundles are not listed.
            return Map.of();
        }
        return places;
    }

    byte[] bytesOf(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    private void put(String name, byte[] content) throws IOException {
        Path part = folder.resolve(name + ".part");
        Files.write(part, content);
        Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String relative(Path from, Path to) {
        Path start = from.toAbsolutePath().normalize();
        Path end = to.toAbsolutePath().normalize();
        return start.getRoot().equals(end.getRoot())
                ? start.relativize(end).toString().replace('\\', '/')
                : end.toString();
    }
}
