package org.robograde.grader.whatif;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.GradeAssembler;
import org.robograde.grader.grade.MeasuredTrial;
import org.robograde.grader.rulebook.Rulebook;

/** Grades every unit of an archive under two rulebooks and tells the difference. */
public final class WhatIf {
    private final Rulebook before;
    private final Rulebook after;
    private final Set<String> metricIds = new TreeSet<>();

    public WhatIf(Rulebook before, Rulebook after) {
        this.before = before;
        this.after = after;
        for (Rulebook each : List.of(before, after)) {
            each.clauses().forEach(c -> metricIds.addAll(c.measurand().metricIds()));
        }
    }

    /**
     * @param units in order of id
     * @param trials graded
     * @param measuredNow of them not found kept
     * @param unusable bundles that could not be measured, with the reason
     */
    public record Outcome(List<UnitChange> units, int trials, int measuredNow, List<String> unusable) {
        public Outcome {
            units = List.copyOf(units);
            unusable = List.copyOf(unusable);
        }
    }

    /**
     * @param threads bundles read at a time; the outcome does not depend on it
     * @param progress gets how many bundles are done
     */
    public Outcome over(MeasuredArchive archive, List<Path> bundles, int threads, IntConsumer progress)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            AtomicInteger done = new AtomicInteger();
            AtomicInteger now = new AtomicInteger();
            List<Future<One>> each = new ArrayList<>();
            for (Path bundle : bundles) {
                each.add(pool.submit(() -> {
                    One one = one(archive, bundle);
                    now.addAndGet(one.now() ? 1 : 0);
                    progress.accept(done.incrementAndGet());
                    return one;
                }));
            }
            Map<String, List<MeasuredTrial>> byUnit = new TreeMap<>();
            List<String> unusable = new ArrayList<>();
            int trials = 0;
            for (Future<One> future : each) {
                One one = future.get();
                one.unusable().forEach(unusable::add);
                for (MeasuredTrial trial : one.trials()) {
                    byUnit.computeIfAbsent(trial.unitId(), id -> new ArrayList<>())
                            .add(trial);
                    trials++;
                }
            }
            return new Outcome(changes(byUnit.values(), pool), trials, now.get(), unusable);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a bundle could not be graded", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private record One(List<MeasuredTrial> trials, boolean now, List<String> unusable) {}

    private One one(MeasuredArchive archive, Path bundle) {
        try {
            MeasuredArchive.Measured measured = archive.measured(bundle);
            return new One(List.of(measured.trial().only(metricIds)), !measured.fromKept(), List.of());
        } catch (EvidenceException e) {
            return new One(List.of(), false, List.of(bundle + ": " + e.getMessage()));
        }
    }

    private List<UnitChange> changes(Collection<List<MeasuredTrial>> units, ExecutorService pool)
            throws InterruptedException, ExecutionException {
        List<Future<UnitChange>> each = new ArrayList<>();
        for (List<MeasuredTrial> trials : units) {
            each.add(pool.submit(() -> change(trials)));
        }
        List<UnitChange> changes = new ArrayList<>();
        for (Future<UnitChange> future : each) {
            changes.add(future.get());
        }
        return changes;
    }

    /** The pure part: the measured trials of one unit to what changes for it. */
    public UnitChange change(List<MeasuredTrial> trials) {
        Grade old = new GradeAssembler(before).grade(trials);
        Grade now = new GradeAssembler(after).grade(trials);
        return new UnitChange(
                now.unitId(),
                now.trials().size(),
                old.level(),
                now.level(),
                deciding(old, now),
                now.confidence().map(Grade.Confidence::weakest),
                now.confidence().map(Grade.Confidence::weakestClause).orElse(""),
                verdictsChanged(old, now));
    }

    /** What holds the lower of the two levels down and not the higher; where nothing differs, what holds the new one down. */
    private static List<String> deciding(Grade old, Grade now) {
        boolean rises = now.level().orElse(-1) > old.level().orElse(-1);
        List<String> lower = rises ? old.decidedBy() : now.decidedBy();
        List<String> changed = verdictsChanged(old, now);
        List<String> both = lower.stream().filter(changed::contains).toList();
        return both.isEmpty() ? lower : both;
    }

    private static List<String> verdictsChanged(Grade old, Grade now) {
        Map<String, Integer> passed = new HashMap<>();
        old.findings().forEach(f -> passed.put(f.clauseId(), f.highestLevelPassed()));
        return now.findings().stream()
                .filter(f -> passed.getOrDefault(f.clauseId(), -1) != f.highestLevelPassed())
                .map(Grade.ClauseFinding::clauseId)
                .toList();
    }
}
