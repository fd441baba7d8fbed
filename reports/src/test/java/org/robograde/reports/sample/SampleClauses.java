package org.robograde.reports.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.LevelVerdict;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Provenance;
import org.robograde.grader.rulebook.Verdict;
import org.robograde.grader.rulebook.Verification;

/** Writes a sample's findings in a few words each. */
final class SampleClauses {
    private String id = "";
    private String element = "";
    private LocalizedText title = SampleGrade.text("", "");
    private String metric = "";
    private String unit = "";
    private Optional<Double> value = Optional.empty();
    private double expanded;
    private double low;
    private double high;
    private int samples;
    private double[] limits = {};
    private boolean atMost;
    private int reached;
    private Verdict verdict = Verdict.INCONCLUSIVE;
    private LocalizedText why = SampleGrade.text("", "");
    private LocalizedText settles = SampleGrade.text("", "");
    private Optional<String> trial = Optional.empty();
    private Optional<EvidenceReference> moment = Optional.empty();

    SampleClauses of(String clause, String elementId, String en, String zh, String metricId, String unitOfValue) {
        SampleClauses fresh = new SampleClauses();
        fresh.id = clause;
        fresh.element = elementId;
        fresh.title = SampleGrade.text(en, zh);
        fresh.metric = metricId;
        fresh.unit = unitOfValue;
        return fresh;
    }

    SampleClauses value(double measured, double u) {
        value = Optional.of(measured);
        expanded = u;
        low = measured - u;
        high = measured + u;
        samples = 4;
        return this;
    }

    SampleClauses proportion(double measured, double from, double to, int count) {
        value = Optional.of(measured);
        low = from;
        high = to;
        samples = count;
        return this;
    }

    SampleClauses atMost(double... perLevel) {
        atMost = true;
        limits = perLevel;
        return this;
    }

    SampleClauses atLeast(double... perLevel) {
        limits = perLevel;
        return this;
    }

    SampleClauses reached(int level, Verdict overall) {
        reached = level;
        verdict = overall;
        return this;
    }

    SampleClauses why(String en, String zh) {
        why = SampleGrade.text(en, zh);
        return this;
    }

    SampleClauses settles(String en, String zh) {
        settles = SampleGrade.text(en, zh);
        return this;
    }

    SampleClauses moment(int trialNumber, String topic, double seconds, String what) {
        trial = Optional.of(SampleGrade.trialId(trialNumber));
        moment = Optional.of(new EvidenceReference(
                topic, SampleTracks.at(seconds - 1), SampleTracks.at(seconds + 1), SampleTracks.at(seconds), what));
        return this;
    }

    ClauseFinding done() {
        List<LevelVerdict> levels = new ArrayList<>();
        for (int level = 1; level <= limits.length; level++) {
            Verdict kept = level <= reached ? Verdict.PASS : verdict == Verdict.PASS ? Verdict.FAIL : verdict;
            levels.add(new LevelVerdict(level, limits[level - 1], atMost, kept, Optional.empty()));
        }
        return new ClauseFinding(
                id,
                element,
                title,
                metric,
                Optional.empty(),
                unit,
                "guarded, w = 1 U",
                Provenance.HOUSE,
                Verification.NONE,
                SampleGrade.text("RoboGrade house rules 2026.1, clause " + id, "RoboGrade 内部规则 2026.1，" + id + " 条"),
                value,
                expanded,
                low,
                high,
                samples,
                levels,
                reached,
                verdict,
                why,
                settles,
                trial,
                moment);
    }
}
