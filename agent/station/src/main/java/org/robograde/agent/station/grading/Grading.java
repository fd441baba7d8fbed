package org.robograde.agent.station.grading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.grader.Grader;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.rulebook.Verdict;

/** Grades bundles and keeps the grade with its proof. */
public final class Grading {
    private Grading() {}

    /**
     * Grades, writes the grade to {@code folder}, and, over a single bundle, keeps a copy inside it so that verifying the bundle
     * proves the grade too.
     *
     * @throws EvidenceException if a bundle is not what was sealed, naming what differs: a signature must not stand under evidence
     *     that someone may have changed
     */
    public static Grade grade(List<Evidence> bundles, Path rulebook, Path folder, int threads, SigningKey key) {
        bundles.forEach(Grading::requireSeal);
        Grade grade = Grader.grade(bundles, rulebook, threads);
        byte[] rules;
        try {
            rules = Files.readAllBytes(rulebook);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + rulebook, e);
        }
        GradeFolder.write(folder, grade, rules, bundles, key);
        if (bundles.size() == 1) {
            String name =
                    grade.rulebook().id() + "-" + grade.rulebook().sha256().substring(0, 12);
            GradeFolder.write(bundles.get(0).folder().resolve("grades").resolve(name), grade, rules, bundles, key);
        }
        return grade;
    }

    private static void requireSeal(Evidence bundle) {
        List<String> broken = SealCheck.of(bundle.folder()).findings().stream()
                .filter(finding -> !finding.holds())
                .map(finding -> finding.subject() + ": " + finding.message())
                .toList();
        if (!broken.isEmpty()) {
            throw new EvidenceException(bundle.folder() + " is not what was sealed, and is not graded: "
                    + String.join("; ", broken) + ". To see what can still be measured, add --despite-broken-seal;"
                    + " that grade is not signed.");
        }
    }

    /** What could be measured of bundles whose seal does not hold; nothing is signed or kept with them. */
    public static Grade unsigned(List<Evidence> bundles, Path rulebook, Path folder, int threads) {
        Grade grade = Grader.grade(bundles, rulebook, threads);
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(GradeFolder.GRADE), Grader.toJson(grade));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the grade to " + folder, e);
        }
        return grade;
    }

    /** Whether every clause could be told. */
    public static boolean complete(Grade grade) {
        return grade.findings().stream().noneMatch(finding -> finding.verdict() == Verdict.INCONCLUSIVE);
    }
}
