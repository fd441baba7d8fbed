package org.robograde.agent.station.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.GradedTrial;
import org.robograde.grader.grade.Grade.LevelVerdict;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Provenance;
import org.robograde.grader.rulebook.Verdict;
import org.robograde.grader.rulebook.Verification;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;
import org.robograde.reports.input.FrameSource;
import org.robograde.reports.input.LaboratoryStatement;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.input.TimedPosition;
import org.robograde.reports.input.Track;
import org.robograde.reports.input.TrackSource;
import org.robograde.reports.input.TrialPicture;
import org.robograde.reports.input.TrialTracks;

/**
 * A report as large as a whole standard makes one: every clause measured and judged at five levels with an axis of its own,
 * every trial with a map, a timeline and two curves. Nothing is drawn at random.
 */
final class GeneratedReport {
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final long SECOND = 1_000_000_000L;
    private static final int TRIAL_SECONDS = 60;
    private static final int LEVELS = 5;
    private static final LocalizedText NOTHING = new LocalizedText("", "");
    private static final List<String> ELEMENTS =
            List.of("perception", "cognition", "decision", "execution", "interaction");

    private GeneratedReport() {}

    /** Charts beside the axes of the clauses: radar and shares, and four per trial. */
    static int charts(int trials) {
        return 2 + 4 * trials;
    }

    static ReportInput of(int clauses, int trials) {
        List<ClauseFinding> findings = new ArrayList<>();
        for (int i = 0; i < clauses; i++) {
            findings.add(finding(i, trials));
        }
        List<Measurement> measurements = new ArrayList<>();
        List<GradedTrial> graded = new ArrayList<>();
        List<TrialPicture> pictures = new ArrayList<>();
        for (int t = 1; t <= trials; t++) {
            graded.add(trial(t));
            pictures.add(picture(t));
            measurements.add(measurement("metric.0", t));
            measurements.add(measurement("metric.1", t));
        }
        Grade grade = new Grade(
                3,
                "RoboGrade bench",
                "generated-unit",
                rulebook(),
                graded,
                Optional.of(3),
                text("Level 3 is kept.", "符合 3 级。"),
                Optional.empty(),
                ELEMENTS.stream().map(GeneratedReport::element).toList(),
                new Grade.AutonomyResult(
                        Map.of("correction", 2),
                        Map.of("monitor", 0.2, "generate", 1.0, "select", 0.8, "execute", 1.0),
                        Optional.of(9),
                        text("supervisory control", "监督控制"),
                        text("The unit acts, a person watches.", "机器人执行，人监视。"),
                        List.of(),
                        List.of()),
                findings,
                measurements,
                List.of(),
                Provenance.HOUSE,
                List.of("C-1", "C-2"),
                new Grade.Robustness(List.of(), List.of(), List.of()));
        return new ReportInput(grade, Optional.of(SHA), pictures, FrameSource.NONE, LaboratoryStatement.none());
    }

    private static Grade.RulebookIdentity rulebook() {
        List<Grade.LevelName> levels = new ArrayList<>();
        for (int level = 1; level <= LEVELS; level++) {
            levels.add(new Grade.LevelName(level, text("Level " + level, "等级 " + level)));
        }
        return new Grade.RulebookIdentity(
                "generated", "1", "house", SHA, text("Generated rules", "生成的规则"), false, levels);
    }

    private static Grade.ElementLevel element(String id) {
        return new Grade.ElementLevel(
                id,
                text(id, "要素 " + id),
                Optional.of(3),
                3.4,
                text("Level 3 is kept.", "符合 3 级。"),
                List.of("C-1"),
                Optional.empty(),
                List.of());
    }

    private static ClauseFinding finding(int i, int trials) {
        double value = 0.5 + (i % 17) * 0.1;
        List<LevelVerdict> levels = new ArrayList<>();
        for (int level = 1; level <= LEVELS; level++) {
            double limit = 3 - 0.5 * level;
            levels.add(new LevelVerdict(
                    level, limit, true, value <= limit ? Verdict.PASS : Verdict.FAIL, Optional.of(0.97)));
        }
        boolean shown = i < 2;
        return new ClauseFinding(
                "C-" + (i + 1),
                ELEMENTS.get(i % ELEMENTS.size()),
                text("Requirement number " + (i + 1) + " of the generated rules", "生成规则的第 " + (i + 1) + " 项要求"),
                "metric." + i,
                Optional.empty(),
                "m",
                "guarded, w = 1 U",
                Provenance.HOUSE,
                Verification.NONE,
                text("made up for a benchmark", "为基准测试而编"),
                Optional.of(value),
                0.05,
                value - 0.05,
                value + 0.05,
                trials,
                levels,
                3,
                Verdict.PASS,
                text("The value keeps level 3 by its guard band.", "扣除保护带后符合 3 级。"),
                NOTHING,
                shown ? Optional.of(id(1)) : Optional.empty(),
                shown ? Optional.of(reference()) : Optional.empty());
    }

    private static Measurement measurement(String metric, int trial) {
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 10 * TRIAL_SECONDS; i++) {
            times.add(SECOND + i * SECOND / 10);
            values.add(1 + Math.sin(i / 20.0 + trial));
        }
        return new Measurement(
                metric,
                id(trial),
                1.5,
                "m",
                Budget.of(List.of(Contribution.instrument("field cameras", 0.02))),
                times.size(),
                List.of(reference()),
                Optional.of(new Measurement.Series("distance", "m", times, values)));
    }

    private static EvidenceReference reference() {
        return new EvidenceReference("/pose", SECOND, 50 * SECOND, 20 * SECOND, "closest approach");
    }

    private static GradedTrial trial(int number) {
        return new GradedTrial(
                id(number),
                SHA,
                "generated",
                number,
                number,
                "SIMULATED",
                "bench",
                "completed",
                "",
                TRIAL_SECONDS,
                List.of());
    }

    private static TrialPicture picture(int number) {
        List<TimedPosition> path = new ArrayList<>();
        for (int i = 0; i < 10 * TRIAL_SECONDS; i++) {
            path.add(new TimedPosition(
                    SECOND + i * SECOND / 10, 4 + 3 * Math.cos(i / 90.0 + number), 3 + 2 * Math.sin(i / 60.0)));
        }
        List<TrialEvent> events = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            events.add(new TrialEvent(
                    SECOND * (1 + 6L * i), "goal_sent", Map.of("goal", "place-" + i, "place", "place-" + i)));
        }
        return new TrialPicture(
                id(number),
                new TrialTracks(
                        SECOND,
                        TRIAL_SECONDS * SECOND,
                        Optional.empty(),
                        Map.of(TrackSource.CAMERA, new Track("/pose", path)),
                        List.of(),
                        events,
                        List.of(),
                        List.of()),
                Optional.empty(),
                Optional.empty());
    }

    private static String id(int trial) {
        return "generated-" + trial;
    }

    private static LocalizedText text(String en, String zh) {
        return new LocalizedText(en, zh);
    }
}
