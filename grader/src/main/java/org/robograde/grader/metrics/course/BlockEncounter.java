package org.robograde.grader.metrics.course;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.Plan;
import org.robograde.grader.metrics.trial.TrialEvidence;

/**
 * What happened when the unit's way was blocked while it had a goal.
 *
 * @param fromNanos when block and goal were first both there
 * @param toNanos when one of them ended
 * @param stopNanos the first stop that is neither the arrival nor for a person
 * @param newPlanNanos the first plan that leads another way
 * @param helpNanos the first call for help or intervention
 * @param movedOnNanos when it moved again after the stop
 */
public record BlockEncounter(
        Disturbance block,
        Goal goal,
        long fromNanos,
        long toNanos,
        OptionalLong stopNanos,
        OptionalLong newPlanNanos,
        OptionalLong helpNanos,
        OptionalLong movedOnNanos) {
    private static final long ARRIVAL_NANOS = 2_000_000_000L;

    /** One per block that began while the unit had a goal; a goal sent later is planned with the way already closed. */
    public static List<BlockEncounter> of(TrialEvidence evidence) {
        List<BlockEncounter> found = new ArrayList<>();
        for (Disturbance block : evidence.events().disturbances(Disturbance.BLOCK)) {
            for (Goal goal : evidence.events().goals()) {
                if (goal.overlaps(block.fromNanos(), block.fromNanos())) {
                    found.add(encounter(evidence, block, goal));
                }
            }
        }
        return found;
    }

    /** True when the unit planned anew before anyone helped. */
    public boolean replannedAlone() {
        return newPlanNanos.isPresent() && (helpNanos.isEmpty() || newPlanNanos.getAsLong() < helpNanos.getAsLong());
    }

    public boolean met() {
        return stopNanos.isPresent() || newPlanNanos.isPresent();
    }

    private static BlockEncounter encounter(TrialEvidence evidence, Disturbance block, Goal goal) {
        long from = Math.max(block.fromNanos(), goal.sentNanos());
        long to = Math.min(block.toNanos(), goal.endNanos());
        OptionalLong stop = stop(evidence, goal, from, to);
        OptionalLong movedOn =
                stop.isPresent() ? firstMoving(evidence, stop.getAsLong(), goal.endNanos()) : OptionalLong.empty();
        return new BlockEncounter(
                block, goal, from, to, stop, newPlan(evidence, goal, from, to), help(evidence, from, to), movedOn);
    }

    private static OptionalLong stop(TrialEvidence evidence, Goal goal, long from, long to) {
        MotionTrack odometry = evidence.tracks().odometry();
        long arrival = goal.succeeded() ? goal.endNanos() - ARRIVAL_NANOS : goal.endNanos();
        double standingSpeed = Pace.of(evidence).standing();
        long search = from;
        while (true) {
            OptionalLong moving = firstMoving(evidence, search, to);
            if (moving.isEmpty()) {
                return OptionalLong.empty();
            }
            OptionalInt standing = odometry.firstAtMost(standingSpeed, moving.getAsLong(), Math.min(to, arrival));
            if (standing.isEmpty()) {
                return OptionalLong.empty();
            }
            long at = odometry.receivedNanos(standing.getAsInt());
            if (!forAPerson(evidence, at)) {
                return OptionalLong.of(at);
            }
            search = at;
        }
    }

    private static boolean forAPerson(TrialEvidence evidence, long at) {
        return evidence.events().disturbances(Disturbance.PERSON_CROSSES).stream()
                .anyMatch(p -> p.fromNanos() <= at && at <= p.toNanos());
    }

    private static OptionalLong firstMoving(TrialEvidence evidence, long from, long to) {
        MotionTrack odometry = evidence.tracks().odometry();
        double moving = Pace.of(evidence).moving();
        for (int i = odometry.poses().firstAtOrAfter(from);
                i < odometry.size() && odometry.receivedNanos(i) <= to;
                i++) {
            if (odometry.speed(i) > moving) {
                return OptionalLong.of(odometry.receivedNanos(i));
            }
        }
        return OptionalLong.empty();
    }

    /** The first plan for this goal in a span that leads another way than the one before it. */
    public static OptionalLong newPlan(TrialEvidence evidence, Goal goal, long from, long to) {
        List<Plan> plans = evidence.tracks().plans().stream()
                .filter(p -> p.receivedNanos() >= goal.sentNanos() && p.receivedNanos() <= to && !p.isEmpty())
                .toList();
        double anotherWay = Pace.of(evidence).anotherWayMeters();
        Plan last = null;
        for (Plan plan : plans) {
            boolean other = last != null && plan.departureFrom(last) > anotherWay;
            if (other && plan.receivedNanos() >= from) {
                return OptionalLong.of(plan.receivedNanos());
            }
            last = plan;
        }
        return OptionalLong.empty();
    }

    private static OptionalLong help(TrialEvidence evidence, long from, long to) {
        LongStream asked = Help.calls(evidence).stream().mapToLong(Long::longValue);
        LongStream given = evidence.events().interventions().stream().mapToLong(i -> i.fromNanos());
        return LongStream.concat(asked, given).filter(t -> t >= from && t <= to).min();
    }
}
