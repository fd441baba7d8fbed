package org.robograde.grader;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.robograde.agent.evidence.Evidence;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.GradeAssembler;
import org.robograde.grader.grade.GradeCheck;
import org.robograde.grader.grade.GradeJson;
import org.robograde.grader.grade.MeasuredTrial;
import org.robograde.grader.metrics.MetricCatalogue;
import org.robograde.grader.metrics.autonomy.AutonomyMetrics;
import org.robograde.grader.metrics.cognition.CognitionMetrics;
import org.robograde.grader.metrics.decision.DecisionMetrics;
import org.robograde.grader.metrics.execution.ExecutionMetrics;
import org.robograde.grader.metrics.interaction.InteractionMetrics;
import org.robograde.grader.metrics.perception.PerceptionMetrics;
import org.robograde.grader.metrics.reliability.ReliabilityMetrics;
import org.robograde.grader.metrics.safety.SafetyMetrics;
import org.robograde.grader.metrics.trial.TrialReader;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.reading.RulebookReader;
import org.robograde.grader.rulebook.reading.Surroundings;
import org.robograde.grader.whatif.MeasuredArchive;

/** Evidence and a rulebook in, a grade out: the border of this room. */
public final class Grader {
    private static final MetricCatalogue METRICS = MetricCatalogue.of(
            PerceptionMetrics.all(),
            CognitionMetrics.all(),
            DecisionMetrics.all(),
            ExecutionMetrics.all(),
            InteractionMetrics.all(),
            AutonomyMetrics.all(),
            SafetyMetrics.all(),
            ReliabilityMetrics.all());

    private Grader() {}

    /** Every metric there is. */
    public static MetricCatalogue metrics() {
        return METRICS;
    }

    /** @throws org.robograde.grader.rulebook.RulebookException with every mistake of the rulebook at once */
    public static Rulebook rulebook(Path file) {
        return RulebookReader.read(file, METRICS);
    }

    /**
     * @param bundles of one unit, in any order
     * @param rulebook YAML file
     * @param threads how many bundles are read at a time; the grade does not depend on it
     * @throws org.robograde.grader.rulebook.RulebookException with every mistake of the rulebook at once
     * @throws IllegalArgumentException if there is no bundle, one is given twice, or they are of several units
     */
    public static Grade grade(List<Evidence> bundles, Path rulebook, int threads) {
        return grade(measure(bundles, threads), rulebook(rulebook));
    }

    /** Measures every bundle with every metric; what {@link #grade(List, Rulebook)} takes, under any number of rulebooks. */
    public static List<MeasuredTrial> measure(List<Evidence> bundles, int threads) {
        List<Callable<MeasuredTrial>> work = new ArrayList<>();
        bundles.forEach(bundle -> work.add(() -> MeasuredTrial.of(TrialReader.read(bundle), METRICS)));
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            List<MeasuredTrial> measured = new ArrayList<>();
            for (Future<MeasuredTrial> one : pool.invokeAll(work)) {
                measured.add(one.get());
            }
            return measured;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a trial could not be measured", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * Names the metrics and their versions: what was measured under another name has to be measured anew. It takes the program's
     * version for the version of the code.
     */
    public static String metricsHash() {
        StringBuilder text = new StringBuilder(GradeJson.softwareVersion());
        METRICS.definitions().forEach(d -> text.append('\n').append(d));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** An archive of bundles whose measurements are kept beside it. */
    public static MeasuredArchive archive(Path folder) {
        return new MeasuredArchive(
                folder, metricsHash(), bundle -> MeasuredTrial.of(TrialReader.read(Evidence.open(bundle)), METRICS));
    }

    /** Everything there is to say of a rulebook, mistakes and warnings. */
    public static RulebookReader.Reading lint(Path file, Surroundings surroundings) {
        return RulebookReader.lint(file, METRICS, surroundings);
    }

    /** The pure end: measured trials in any order and a rulebook to a grade. */
    public static Grade grade(List<MeasuredTrial> trials, Rulebook rulebook) {
        return new GradeAssembler(rulebook).grade(trials);
    }

    /** Canonical JSON (RFC 8785), UTF-8, one trailing newline: what is signed and compared. */
    public static byte[] toJson(Grade grade) {
        return GradeJson.write(grade);
    }

    /** @throws IllegalArgumentException if this is no grade of the known format */
    public static Grade fromJson(byte[] json) {
        return GradeJson.read(json);
    }

    /** Computes the grade again and names the first places where the stated one differs. */
    public static GradeCheck check(byte[] statedGrade, List<Evidence> bundles, Path rulebook, int threads) {
        return GradeCheck.compare(statedGrade, toJson(grade(bundles, rulebook, threads)));
    }
}
