package org.robograde.grader.metrics.execution;

import java.util.List;
import java.util.Optional;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Detail;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.NotMeasurable;
import org.robograde.grader.metrics.TremorSpectrum;
import org.robograde.grader.metrics.course.Refusals;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.smoothness.Tremor;
import org.robograde.grader.statistics.Decimal;

/** How much the tool trembles, by itself or compared with the hand that leads it. */
final class ToolTremor implements Metric {
    /** One bin of the spectrum and its two neighbours: a normal estimate of its power has two degrees of freedom a segment. */
    private static final double DEGREES_A_SEGMENT = 2;

    private static final double NEPERS = 20 / StrictMath.log(10);

    private final MetricDefinition definition;
    private final boolean attenuation;

    private ToolTremor(String id, boolean attenuation) {
        this.definition = Definitions.of(id);
        this.attenuation = attenuation;
    }

    static List<Metric> all() {
        return List.of(
                new ToolTremor("execution.tool-tremor", false), new ToolTremor("execution.tremor-attenuation", true));
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        return Refusals.said(definition, evidence, () -> outcome(evidence));
    }

    private MetricOutcome outcome(TrialEvidence evidence) {
        return attenuation ? bySource(evidence) : besideFilm(evidence);
    }

    /**
     * A camera sees two axes of three: what it saw is the least that the tool trembled. It stands where the unit says nothing of its tool, and
     * against the unit's word where that says less than what was seen.
     */
    private MetricOutcome besideFilm(TrialEvidence evidence) {
        MetricOutcome bySource = bySource(evidence);
        Optional<FilmedTremor> filmed = FilmedTremor.most(evidence);
        if (filmed.isEmpty()) {
            boolean onlyFilm = !evidence.tracks().arm().filmedTips().isEmpty() && bySource instanceof NotMeasurable;
            return onlyFilm ? definition.notMeasurable(evidence, FilmedTremor.obstacle(evidence)) : bySource;
        }
        boolean refuted = bySource instanceof Measurement own && filmed.get().refutes(own);
        return bySource instanceof NotMeasurable || refuted ? drafted(evidence, filmed.get()) : bySource;
    }

    private MetricOutcome drafted(TrialEvidence evidence, FilmedTremor filmed) {
        ToolCourse tool = filmed.course();
        return definition
                .measured(evidence, filmed.tremor().rms())
                .sampling("spectrum", filmed.tremor().rms() * relative(filmed.tremor()), degrees(filmed.tremor()))
                .instrument("distance from the camera", filmed.scaleStandardUncertainty())
                .samples(tool.size())
                .at(
                        tool.track().topic(),
                        tool.receivedNanos(0),
                        tool.receivedNanos(tool.size() - 1),
                        tool.receivedNanos(tool.size() - 1),
                        "the tremor of " + filmed.tip().name() + " across the sight of field camera "
                                + filmed.tip().camera() + ", two axes of three: at least this" + tool.remarks())
                .lowerBound(true)
                .detail(TremorSpectrum.of(filmed.tremor(), Optional.empty(), 1)
                        .map(Detail::of)
                        .orElse(Detail.NONE))
                .build();
    }

    /** Degrees of freedom of the power of a band. */
    static double degrees(Tremor tremor) {
        return DEGREES_A_SEGMENT * tremor.segments();
    }

    /** The relative uncertainty of a root of a power that was estimated with nu degrees of freedom: 1 / sqrt(2 nu). */
    static double relative(Tremor tremor) {
        return 1 / Math.sqrt(2 * degrees(tremor));
    }

    private MetricOutcome bySource(TrialEvidence evidence) {
        Optional<String> obstacle = ToolCourse.obstacle(evidence);
        if (obstacle.isPresent()) {
            return definition.notMeasurable(evidence, obstacle.get());
        }
        ToolCourse tool = ToolCourse.of(ToolCourse.seen(evidence));
        Optional<String> unfit = unfit(tool);
        if (unfit.isPresent()) {
            return definition.notMeasurable(evidence, unfit.get());
        }
        Tremor slave = tremor(tool);
        double nu = degrees(slave);
        double relative = relative(slave);
        if (!attenuation) {
            return drafted(
                    evidence,
                    tool,
                    slave.rms(),
                    slave.rms() * relative,
                    nu,
                    "",
                    TremorSpectrum.of(slave, Optional.empty(), 1));
        }
        ToolCourse master = ToolCourse.of(evidence.tracks().arm().master());
        Optional<String> unfitMaster = unfit(master);
        if (unfitMaster.isPresent()) {
            return definition.notMeasurable(evidence, unfitMaster.get());
        }
        Tremor hand = tremor(master);
        if (!(hand.rms() > 0)) {
            return definition.notMeasurable(
                    evidence, "the hand on " + master.track().topic() + " does not tremble");
        }
        double scale = scale(evidence);
        return drafted(
                evidence,
                tool,
                slave.attenuationDecibels(hand, scale),
                NEPERS * relative * Math.sqrt(2),
                nu,
                " against the hand's, motion scale " + Decimal.text(scale),
                TremorSpectrum.of(slave, Optional.of(hand), scale));
    }

    private MetricOutcome drafted(
            TrialEvidence evidence,
            ToolCourse tool,
            double value,
            double u,
            double degrees,
            String beside,
            Optional<TremorSpectrum> spectrum) {
        long from = tool.receivedNanos(0);
        long to = tool.receivedNanos(tool.size() - 1);
        return definition
                .measured(evidence, value)
                .sampling("spectrum", u, degrees)
                .samples(tool.size())
                .at(tool.track().topic(), from, to, to, "the tool's tremor" + beside + tool.remarks())
                .detail(spectrum.map(Detail::of).orElse(Detail.NONE))
                .build();
    }

    static Tremor tremor(ToolCourse course) {
        return Tremor.of(course.evenly(course.rateHz()), course.rateHz(), Tremor.LOWEST_HZ, Tremor.HIGHEST_HZ);
    }

    static Optional<String> unfit(ToolCourse course) {
        Optional<String> implausible = ToolCourse.implausible(course.track());
        if (implausible.isPresent()) {
            return implausible;
        }
        Optional<String> uneven = course.uneven(16);
        if (uneven.isPresent()) {
            return uneven;
        }
        double rate = course.rateHz();
        String topic = course.track().topic();
        if (!(rate > 2 * Tremor.HIGHEST_HZ)) {
            return Optional.of("poses on " + topic + " come at " + Decimal.text(rate) + " Hz; tremor up to "
                    + Decimal.text(Tremor.HIGHEST_HZ) + " Hz needs more than twice as many");
        }
        return course.lastSeconds() * rate < Tremor.fewestSamples(rate)
                ? Optional.of("the record on " + topic + " is shorter than one spectrum of "
                        + Tremor.fewestSamples(rate) + " samples")
                : Optional.empty();
    }

    /** Slave motion over master motion, as the station stated it; 1 where it did not. */
    static double scale(TrialEvidence evidence) {
        List<TrialEvent> stated = evidence.events().of("motion_scale_stated");
        double scale =
                stated.isEmpty() ? 1 : EventLog.number(stated.get(0), "scale").orElse(1);
        return scale > 0 && Double.isFinite(scale) ? scale : 1;
    }
}
