package org.robograde.robots.sim.unit;

import java.util.List;

/**
 * Reads its scan for closed ways and for people. A broad thing, or one that has stood still for a while, is closed: it goes onto the map and
 * another way is planned at once. Anything else may be a person: the unit slows early, waits at a distance, and goes on. Marks that later
 * scans see through are taken off again.
 */
final class ReplannerMind implements Mind {
    private static final double MARK_WITHIN_METERS = 2.2;
    private static final double ON_PATH_METERS = 0.30;
    private static final double LOOK_AHEAD_METERS = 3.5;
    private static final long RETRY_NANOS = 3_000_000_000L;

    private final Helm helm;
    private final Recollection recollection = new Recollection();
    private final Surroundings surroundings = new Surroundings();
    private final Courtesy courtesy;
    private final MarkReview marks;
    private boolean helpless;
    private long retryAtNanos;

    ReplannerMind(Helm helm) {
        this.helm = helm;
        this.courtesy = new Courtesy(helm);
        this.marks = new MarkReview(helm.driver().map());
    }

    @Override
    public void read(ScanReading reading, long nowNanos) {
        boolean reopened = marks.review(reading);
        surroundings.update(reading, helm.driver().map(), nowNanos);
        if (helm.goals().active().isEmpty()) {
            return;
        }
        boolean closed = markWhatClosesTheWay(reading);
        if (closed) {
            takeAnotherWay(nowNanos);
        } else if (helpless && (reopened || nowNanos >= retryAtNanos)) {
            retryAtNanos = nowNanos + RETRY_NANOS;
            helpless = !helm.planAgain();
            if (!helpless) {
                helm.say("There is a way again, I go on.", nowNanos, 0);
            }
        }
    }

    @Override
    public double speedLimit(boolean standing, long nowNanos) {
        if (helpless) {
            return 0;
        }
        double limit = courtesy.speedLimit(surroundings.maybePeople());
        if (courtesy.startsToWait(limit, standing)) {
            recollection.waited();
            helm.say("Please pass, I wait.", nowNanos, 0.2);
        } else if (courtesy.stopsWaiting(limit)) {
            helm.say("Thank you, I go on.", nowNanos, 0);
        }
        return limit;
    }

    @Override
    public long scanPatienceNanos() {
        return 200_000_000L;
    }

    @Override
    public void laserDied(long nowNanos) {
        recollection.laserDied();
        helm.say("My laser gives nothing, I stop.", nowNanos, 0.1);
    }

    @Override
    public void laserCameBack(long nowNanos) {
        helm.say("My laser works again, I go on.", nowNanos, 0.1);
    }

    @Override
    public void heard(String text, long nowNanos) {
        helm.say(recollection.reply(text, helm.pose()), nowNanos, 0.5);
    }

    @Override
    public void goalTaken(Goal goal, long nowNanos) {
        recollection.setOut(goal);
        helpless = false;
        courtesy.forget();
    }

    @Override
    public void goalEnded(Goal goal, GoalState state, long nowNanos) {
        helpless = false;
        if (state == GoalState.SUCCEEDED) {
            helm.say(recollection.arrived(goal), nowNanos, 0);
        }
    }

    @Override
    public Diagnosis navigation() {
        String part = "navigation";
        if (helpless) {
            return new Diagnosis(part, Diagnosis.Level.WARNING, "no way is left");
        }
        if (courtesy.waiting()) {
            return new Diagnosis(part, Diagnosis.Level.OK, "letting someone pass");
        }
        boolean going = helm.goals().active().isPresent();
        return new Diagnosis(part, Diagnosis.Level.OK, going ? "following the plan" : "idle");
    }

    /** True if something that stands for good lies on the path ahead; it is on the map then. */
    private boolean markWhatClosesTheWay(ScanReading reading) {
        boolean closed = false;
        for (Sighting thing : surroundings.standing()) {
            boolean near = thing.distanceTo(reading.position()) < MARK_WITHIN_METERS;
            if (near && isOnPath(thing.points())) {
                helm.driver().map().mark(thing.points());
                closed = true;
            }
        }
        return closed;
    }

    private boolean isOnPath(List<MapPoint> points) {
        return points.stream()
                .anyMatch(
                        point -> Double.isFinite(helm.driver().alongPathTo(point, ON_PATH_METERS, LOOK_AHEAD_METERS)));
    }

    private void takeAnotherWay(long nowNanos) {
        recollection.wayWasBlocked();
        if (helm.planAgain()) {
            helm.say("My way is blocked, I take another way.", nowNanos, 0.2);
        } else if (!helpless) {
            helpless = true;
            retryAtNanos = nowNanos + RETRY_NANOS;
            helm.say("HELP: my way is blocked and I know no other.", nowNanos, 0.2);
        }
    }
}
