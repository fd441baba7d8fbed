package org.robograde.reports;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.Grade.AutonomyResult;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.ElementLevel;
import org.robograde.grader.grade.Grade.GradedTrial;
import org.robograde.grader.grade.Grade.LevelName;
import org.robograde.grader.grade.Grade.NotMeasured;
import org.robograde.grader.grade.Grade.PhaseShares;
import org.robograde.grader.grade.Grade.RulebookIdentity;
import org.robograde.grader.metrics.Detail;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.PoseCloud;
import org.robograde.grader.metrics.TremorSpectrum;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Verification;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;
import org.robograde.reports.input.Equipment;
import org.robograde.reports.input.LaboratoryStatement;
import org.robograde.reports.input.SiteMap;
import org.robograde.reports.input.SourceClock;
import org.robograde.reports.input.StatedField;
import org.robograde.reports.input.TrialPicture;
import org.robograde.reports.input.TrialTracks;
import org.robograde.reports.input.UnitDescription;

/** A grade in which every text is the same piece of markup, and one in which nearly everything is missing. */
public final class Hostile {
    private Hostile() {}

    public static Grade grade(Grade g, String text) {
        LocalizedText both = new LocalizedText(text, text);
        RulebookIdentity r = g.rulebook();
        return new Grade(
                g.formatVersion(),
                text,
                text,
                new RulebookIdentity(
                        text,
                        text,
                        text,
                        text,
                        both,
                        r.structureOnly(),
                        r.levels().stream()
                                .map(l -> new LevelName(l.level(), both))
                                .toList()),
                g.trials().stream().map(t -> trial(t, text)).toList(),
                g.level(),
                both,
                g.confidence(),
                g.elements().stream()
                        .map(e -> new ElementLevel(
                                text, both, e.level(), e.score(), both, List.of(text), Optional.empty(), List.of()))
                        .toList(),
                new AutonomyResult(
                        Map.of(text, 1),
                        g.autonomy().shares(),
                        g.autonomy().endsleyKaber(),
                        both,
                        both,
                        List.of(),
                        List.of()),
                g.findings().stream().map(f -> finding(f, text)).toList(),
                g.measurements().stream().map(m -> measurement(m, text)).toList(),
                List.of(new NotMeasured(text, text, text)),
                g.weakestProvenance(),
                List.of(text, text + "-unknown"),
                g.robustness());
    }

    public static Grade empty(Grade g) {
        LocalizedText none = new LocalizedText("", "");
        return new Grade(
                3,
                "",
                "unit",
                new RulebookIdentity("", "", "", "", none, false, List.of()),
                List.of(),
                Optional.empty(),
                none,
                Optional.empty(),
                List.of(),
                new AutonomyResult(Map.of(), Map.of(), Optional.empty(), none, none, List.of(), List.of()),
                g.findings(),
                List.of(),
                List.of(),
                g.weakestProvenance(),
                List.of(),
                g.robustness());
    }

    public static LaboratoryStatement laboratory(String text) {
        Map<StatedField, LocalizedText> said = new EnumMap<>(StatedField.class);
        for (StatedField field : StatedField.values()) {
            said.put(field, new LocalizedText(text, text));
        }
        return new LaboratoryStatement(said);
    }

    public static List<TrialPicture> pictures(List<TrialPicture> pictures, String text) {
        return pictures.stream()
                .map(p -> new TrialPicture(
                        text,
                        tracks(p.tracks(), text),
                        p.site().map(s -> site(s, text)),
                        Optional.of(new UnitDescription(
                                text,
                                new LocalizedText("title " + text, "title " + text),
                                Optional.of(text),
                                Optional.of(text),
                                Optional.of(text),
                                Optional.of(text)))))
                .toList();
    }

    private static TrialTracks tracks(TrialTracks t, String text) {
        List<TrialEvent> events = t.events().stream()
                .map(e -> new TrialEvent(
                        e.atNanos(),
                        e.kind(),
                        Map.of(
                                "text",
                                text,
                                "place",
                                text,
                                "phase",
                                text,
                                "kind",
                                text,
                                "topic",
                                text,
                                "reason",
                                text,
                                "intervention",
                                text,
                                "x",
                                3.0,
                                "y",
                                2.0)))
                .toList();
        List<Evidence.Damage> losses = List.of(new Evidence.Damage(text, 3, t.startNanos(), t.endNanos(), text, text));
        return new TrialTracks(
                t.startNanos(),
                t.endNanos(),
                t.startedAt(),
                t.unit(),
                t.people(),
                events,
                losses,
                List.of(new SourceClock(
                        text, text, OptionalDouble.of(0.001), OptionalDouble.of(12.5), OptionalDouble.empty(), 1)));
    }

    private static SiteMap site(SiteMap s, String text) {
        LocalizedText both = new LocalizedText(text, text);
        return new SiteMap(
                text,
                both,
                s.bounds(),
                s.walls(),
                s.places().stream()
                        .map(p -> new SiteMap.Place(text, p.x(), p.y(), both))
                        .toList(),
                s.barriers().stream()
                        .map(b -> new SiteMap.Barrier("", b.segment(), both))
                        .toList(),
                List.of(new Equipment(
                        text, both, true, Optional.of(text), Optional.of(text), Optional.of(text), Optional.of(text))));
    }

    private static GradedTrial trial(GradedTrial t, String text) {
        return new GradedTrial(
                text,
                text,
                text,
                t.repetition(),
                t.seed(),
                text,
                text,
                text,
                text,
                t.durationSeconds(),
                List.of(text),
                t.phases().stream()
                        .map(p -> new PhaseShares(text, p.fromNanos(), p.toNanos(), p.shares()))
                        .toList());
    }

    private static Measurement measurement(Measurement m, String text) {
        return new Measurement(
                text,
                text,
                m.value(),
                text,
                uncertainty(m.uncertainty(), text),
                m.samples(),
                m.references().stream().map(r -> reference(r, text)).toList(),
                m.series().map(s -> series(s, text)),
                m.lowerBound(),
                new Detail(
                        m.detail().required().map(s -> series(s, text)),
                        m.detail()
                                .spectrum()
                                .map(s -> new TremorSpectrum(
                                        text, s.stepHz(), s.bandLowHz(), s.bandHighHz(), s.tool(), s.hand())),
                        m.detail().clouds().stream()
                                .map(c -> new PoseCloud(
                                        text,
                                        c.cycles(),
                                        c.commanded(),
                                        c.barycentre(),
                                        c.attained(),
                                        c.repeatability(),
                                        c.planar()))
                                .toList()));
    }

    private static Measurement.Series series(Measurement.Series s, String text) {
        return new Measurement.Series(text, text, s.timesNanos(), s.values());
    }

    private static Budget uncertainty(Budget b, String text) {
        return Budget.of(b.contributions().stream()
                .map(c -> Contribution.instrument(text, c.standardUncertainty()))
                .toList());
    }

    private static Measurement.EvidenceReference reference(Measurement.EvidenceReference r, String text) {
        return new Measurement.EvidenceReference(text, r.fromNanos(), r.toNanos(), r.momentNanos(), text);
    }

    private static ClauseFinding finding(ClauseFinding f, String text) {
        LocalizedText both = new LocalizedText(text, text);
        return new ClauseFinding(
                text,
                text,
                both,
                text,
                f.expression().map(e -> text),
                text,
                text,
                f.provenance(),
                new Verification(text, text, text),
                both,
                f.value(),
                f.expandedUncertainty(),
                f.intervalLow(),
                f.intervalHigh(),
                f.samples(),
                f.perLevel(),
                f.highestLevelPassed(),
                f.verdict(),
                both,
                both,
                Optional.of(text),
                f.decidingMoment()
                        .or(() -> Stream.of(new Measurement.EvidenceReference(text, 0, 1, 1, text))
                                .findFirst())
                        .map(r -> reference(r, text)));
    }
}
