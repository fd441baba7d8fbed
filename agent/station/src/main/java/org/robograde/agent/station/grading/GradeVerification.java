package org.robograde.agent.station.grading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.grader.Grader;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.GradeCheck;

/**
 * Whether a grade is what its bundles and its rulebook give: its signature, the rulebook's hash, each bundle's seal, and the
 * grade computed again from them, byte for byte.
 */
public final class GradeVerification {
    private final List<SealCheck.Finding> findings = new ArrayList<>();
    private final GradeFolder folder;

    private GradeVerification(GradeFolder folder) {
        this.folder = folder;
    }

    /** Reads everything again and computes the grade again; never throws for a changed one. */
    public static SealCheck of(GradeFolder folder, int threads) {
        GradeVerification check = new GradeVerification(folder);
        check.run(threads);
        return new SealCheck(check.findings.stream().allMatch(SealCheck.Finding::holds), check.findings);
    }

    private void run(int threads) {
        Optional<byte[]> bytes = read(GradeFolder.GRADE);
        Optional<byte[]> rulebook = read(GradeFolder.RULEBOOK);
        if (bytes.isEmpty() || rulebook.isEmpty()) {
            return;
        }
        read(GradeFolder.SIGNATURE).ifPresent(signature -> {
            try {
                String signer = SigningKey.verify(signature, bytes.get(), GradeFolder.SIGNATURE);
                say(true, GradeFolder.SIGNATURE, "signs this grade; by key " + signer);
            } catch (EvidenceException e) {
                say(false, GradeFolder.SIGNATURE, String.valueOf(e.getMessage()));
            }
        });
        Grade grade;
        try {
            grade = Grader.fromJson(bytes.get());
        } catch (IllegalArgumentException e) {
            say(false, GradeFolder.GRADE, "is not a grade any more: " + e.getMessage());
            return;
        }
        String hash = Hashes.sha256(rulebook.get());
        if (!hash.equals(grade.rulebook().sha256())) {
            say(
                    false,
                    GradeFolder.RULEBOOK,
                    "is not the rulebook this grade was given under: its SHA-256 is " + hash + ", the grade pins "
                            + grade.rulebook().sha256());
            return;
        }
        say(true, GradeFolder.RULEBOOK, "is the rulebook the grade pins (" + hash.substring(0, 16) + ")");
        bundles(grade).ifPresent(bundles -> regrade(bytes.get(), bundles, threads));
    }

    private Optional<List<Evidence>> bundles(Grade grade) {
        Map<String, Path> places = folder.bundlePlaces();
        List<Evidence> bundles = new ArrayList<>();
        for (Grade.GradedTrial trial : grade.trials()) {
            Path place = places.get(trial.manifestSha256());
            if (place == null || !Files.isDirectory(place)) {
                say(
                        false,
                        trial.trialId(),
                        "its bundle (manifest " + shortened(trial.manifestSha256()) + ") is not "
                                + (place == null
                                        ? "listed in " + GradeFolder.BUNDLES
                                        : "at " + place + ", where " + GradeFolder.BUNDLES + " says")
                                + "; put it back to compute the grade again");
                continue;
            }
            open(trial, place).ifPresent(bundles::add);
        }
        return bundles.size() == grade.trials().size() ? Optional.of(bundles) : Optional.empty();
    }

    private Optional<Evidence> open(Grade.GradedTrial trial, Path place) {
        SealCheck seal = SealCheck.of(place);
        seal.findings().stream()
                .filter(finding -> !finding.holds())
                .forEach(finding -> say(false, trial.trialId() + "/" + finding.subject(), finding.message()));
        if (seal.intact()) {
            say(true, trial.trialId(), "seal intact");
        }
        try {
            Evidence evidence = Evidence.open(place);
            if (!evidence.manifestSha256().equals(trial.manifestSha256())) {
                say(
                        false,
                        trial.trialId(),
                        "the bundle at " + place + " is not the one that was graded: its manifest is "
                                + evidence.manifestSha256() + ", the grade pins " + trial.manifestSha256());
                return Optional.empty();
            }
            return Optional.of(evidence);
        } catch (EvidenceException e) {
            say(false, trial.trialId(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void regrade(byte[] given, List<Evidence> bundles, int threads) {
        try {
            GradeCheck again = Grader.check(given, bundles, folder.rulebook(), threads);
            if (again.identical()) {
                say(true, GradeFolder.GRADE, "computed again from the bundles: the same " + given.length + " bytes");
            }
            for (GradeCheck.Difference difference : again.differences()) {
                say(
                        false,
                        GradeFolder.GRADE,
                        difference.path() + " says " + difference.stated() + ", computed again it is "
                                + difference.recomputed());
            }
        } catch (RuntimeException e) {
            say(false, GradeFolder.GRADE, "cannot be computed again: " + e.getMessage());
        }
    }

    private static String shortened(String hash) {
        return hash.length() > 16 ? hash.substring(0, 16) : hash;
    }

    private Optional<byte[]> read(String name) {
        try {
            return Optional.of(folder.bytesOf(name));
        } catch (IOException e) {
            say(false, name, "cannot be read in " + folder.folder());
            return Optional.empty();
        }
    }

    private void say(boolean holds, String subject, String message) {
        findings.add(new SealCheck.Finding(holds, subject, message));
    }
}
