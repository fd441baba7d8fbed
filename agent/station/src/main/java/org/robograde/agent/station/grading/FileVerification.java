package org.robograde.agent.station.grading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.reports.signing.FileCheck;
import org.robograde.reports.signing.TrustedKeys;

/** Single files, each from its signature down to the evidence if that is at hand. */
public final class FileVerification {
    private static final List<String> SIGNED = List.of(
            "report.json", "report.pdf", "public.json", "certificate.json", "certificate.pdf", "revocations.json");

    private FileVerification() {}

    /**
     * @param files each a grade, or a report, certificate or list of revocations as JSON or PDF
     * @param revocations the issuer's list, for certificates
     * @param trusted the reader's list of keys; without one, who signed is said and not judged
     * @return what was checked and what came of it, each file before the grade it rests on
     */
    public static Map<String, SealCheck> of(
            List<Path> files, Optional<Path> revocations, Optional<TrustedKeys> trusted, LocalDate today, int threads) {
        Map<String, SealCheck> checks = new LinkedHashMap<>();
        for (Path file : files) {
            Path folder = Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                    .orElseThrow(() -> new IllegalStateException(file + " is in no folder"));
            Optional<GradeFolder> grade;
            if (String.valueOf(file.getFileName()).equals(GradeFolder.GRADE)) {
                grade = GradeFolder.in(folder);
            } else {
                FileCheck check = FileCheck.of(file, revocations, trusted, today);
                checks.put("file " + file, check.check());
                grade = check.gradeSha256().flatMap(hash -> gradeNear(folder, hash));
            }
            // Two files of one report rest on one grade, which is computed again once.
            grade.ifPresent(
                    at -> checks.computeIfAbsent("grade " + at.folder(), key -> GradeVerification.of(at, threads)));
        }
        return checks;
    }

    /** What a laboratory or body signed in this folder, each by the name it was given; empty if there is none. */
    public static List<Path> signedIn(Path folder) {
        return SIGNED.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
    }

    /** The grade a report was made of lies in the folder above it. */
    private static Optional<GradeFolder> gradeNear(Path folder, String sha256) {
        @Nullable Path above = folder.getParent();
        for (Path near : above == null ? List.of(folder) : List.of(folder, above)) {
            Path grade = near.resolve(GradeFolder.GRADE);
            try {
                if (Files.isRegularFile(grade)
                        && Hashes.sha256(Files.readAllBytes(grade)).equals(sha256)) {
                    return GradeFolder.in(near);
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
