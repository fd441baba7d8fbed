package org.robograde.grader.metrics.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;

/**
 * A trial's time, split into what a person spent on the unit and what the unit worked alone.
 *
 * @param attendedNanos when a person intervened or steered, overlaps counted once
 */
public record WorkingTime(long fromNanos, long toNanos, long attendedNanos) {
    /** The kinds of intervention in which a person moves the unit. */
    private static final List<String> BY_HAND = List.of("takeover", "teleoperated_recovery", "physical_reset");

    private static final long STEERING_NANOS = 500_000_000L;

    private static final long GAP_NANOS = 500_000_000L;

    /** Why a trial is no mission's worth of work: a trial broken off after a second would dilute what whole ones show. */
    public static Optional<String> notRun(TrialEvidence evidence) {
        String outcome = evidence.facts().outcome();
        return outcome.equals("completed") || outcome.equals("timed_out")
                ? Optional.empty()
                : Optional.of(
                        "the trial was " + outcome + ": " + evidence.facts().outcomeReason());
    }

    public static Optional<WorkingTime> of(TrialEvidence evidence) {
        Optional<TrialEvent> started = evidence.events().first("trial_started");
        if (started.isEmpty()) {
            return Optional.empty();
        }
        long from = started.get().atNanos();
        long to = evidence.events()
                .first("trial_ended")
                .map(TrialEvent::atNanos)
                .orElse(evidence.facts().endNanos());
        return to > from ? Optional.of(new WorkingTime(from, to, attended(evidence, from, to))) : Optional.empty();
    }

    public long aloneNanos() {
        return toNanos - fromNanos - attendedNanos;
    }

    private static long attended(TrialEvidence evidence, long from, long to) {
        List<Span> spans = new ArrayList<>(steering(evidence));
        evidence.events().interventions().forEach(i -> spans.add(new Span(i.fromNanos(), i.toNanos())));
        return covered(spans, from, to);
    }

    /** How much of a span a person steered the unit or set it back by hand, overlaps counted once. */
    public static long steered(TrialEvidence evidence, long from, long to) {
        return covered(byHand(evidence), from, to);
    }

    private static List<Span> byHand(TrialEvidence evidence) {
        List<Span> spans = new ArrayList<>(steering(evidence));
        evidence.events().interventions().stream()
                .filter(i -> BY_HAND.contains(i.kind()))
                .forEach(i -> spans.add(new Span(i.fromNanos(), i.toNanos())));
        return spans;
    }

    /** How much of a span the unit moved while nobody steered it or set it back; a gap in the odometry of more than half a second is no motion. */
    public static long movedAlone(TrialEvidence evidence, long from, long to) {
        List<Span> byHand = byHand(evidence);
        List<Span> all = new ArrayList<>(byHand);
        all.addAll(moving(evidence, from, to));
        return covered(all, from, to) - covered(byHand, from, to);
    }

    /** Each spell of motion one span, however many samples it has. */
    private static List<Span> moving(TrialEvidence evidence, long from, long to) {
        MotionTrack odometry = evidence.tracks().odometry();
        double standing = Pace.of(evidence).standing();
        List<Span> spells = new ArrayList<>();
        long began = from;
        long reached = from;
        for (int i = odometry.poses().firstAtOrAfter(from);
                i + 1 < odometry.size() && odometry.receivedNanos(i) < to;
                i++) {
            long at = odometry.receivedNanos(i);
            long next = odometry.receivedNanos(i + 1);
            if (next - at > GAP_NANOS || odometry.speed(i) <= standing) {
                continue;
            }
            if (at != reached) {
                spells.add(new Span(began, reached));
                began = at;
            }
            reached = next;
        }
        spells.add(new Span(began, reached));
        return spells;
    }

    /** When each spell began in which a person steered the unit; spells that touch are one. Interventions are not among them. */
    public static List<Long> steeringBegun(TrialEvidence evidence) {
        return merged(steering(evidence)).stream().map(Span::from).toList();
    }

    private record Span(long from, long to) {}

    private static List<Span> steering(TrialEvidence evidence) {
        // A stop is sent by every way there is, also as a command of zero to the steering: that is not steering.
        long stopped = Stream.of("emergency_stop", "stop_sent")
                .flatMap(kind -> evidence.events().of(kind).stream())
                .mapToLong(TrialEvent::atNanos)
                .min()
                .orElse(Long.MAX_VALUE);
        List<Span> spans = new ArrayList<>();
        evidence.tracks().teleop().stream()
                .filter(c -> c.receivedNanos() < stopped || c.ahead() != 0 || c.turning() != 0)
                .forEach(c -> spans.add(new Span(c.receivedNanos(), c.receivedNanos() + STEERING_NANOS)));
        evidence.events().steered().forEach((from, to) -> spans.add(new Span(from, to)));
        return spans;
    }

    /** How long each spell of attention lasted, seconds; spells that touch are one. */
    public static List<Double> attendedSpells(TrialEvidence evidence, WorkingTime time) {
        return merged(evidence, time).stream()
                .map(s -> (s.to() - s.from()) / 1e9)
                .toList();
    }

    /** How long the unit worked alone before each spell of attention, seconds. */
    public static List<Double> aloneBefore(TrialEvidence evidence, WorkingTime time) {
        List<Double> alone = new ArrayList<>();
        long since = time.fromNanos();
        for (Span span : merged(evidence, time)) {
            alone.add((span.from() - since) / 1e9);
            since = span.to();
        }
        return alone;
    }

    private static List<Span> merged(TrialEvidence evidence, WorkingTime time) {
        List<Span> spans = new ArrayList<>(steering(evidence));
        evidence.events().interventions().forEach(i -> spans.add(new Span(i.fromNanos(), i.toNanos())));
        return merged(spans.stream()
                .map(s -> new Span(Math.max(s.from(), time.fromNanos()), Math.min(s.to(), time.toNanos())))
                .filter(s -> s.to() > s.from())
                .toList());
    }

    private static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span span :
                spans.stream().sorted(Comparator.comparingLong(Span::from)).toList()) {
            Span last = merged.isEmpty() ? new Span(0, Long.MIN_VALUE) : merged.get(merged.size() - 1);
            if (span.from() <= last.to()) {
                merged.set(merged.size() - 1, new Span(last.from(), Math.max(last.to(), span.to())));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    private static long covered(List<Span> spans, long from, long to) {
        long total = 0;
        long reached = from;
        for (Span span :
                spans.stream().sorted(Comparator.comparingLong(Span::from)).toList()) {
            long begin = Math.max(span.from(), reached);
            long end = Math.min(span.to(), to);
            total += Math.max(0, end - begin);
            reached = Math.max(reached, end);
        }
        return total;
    }
}
