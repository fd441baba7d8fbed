package org.robograde.robots.sim.unit;

import java.util.List;
import java.util.Locale;

/**
 * Sees people and things: slows for those who walk, goes round what stands if that costs little, and keeps the site's rules. Where its way is closed it knows a
 * longer one at best, and does not choose it by itself: it asks, and goes when it is told to. A goal after its call is a correction.
 */
final class AttentiveMind implements Mind {
    /** A way round may be so much longer than what was left of the old one. */
    private static final double DETOUR_SHARE = 1.25;

    private static final double DETOUR_METERS = 0.6;
    private static final double PATIENCE_SECONDS = 4;
    private static final double ANSWER_PAUSE_SECONDS = 1.0;
    private static final long LASER_HELP_NANOS = 6_000_000_000L;

    private final Helm helm;
    private final Recollection recollection;
    private final ClosedWays ways;
    private final Courtesy courtesy;
    private final RuleBook rules;
    private boolean asked;
    private boolean wayKnown;

    AttentiveMind(Helm helm, Recollection recollection) {
        this.helm = helm;
        this.recollection = recollection;
        this.ways = new ClosedWays(helm, PATIENCE_SECONDS);
        this.courtesy = new Courtesy(helm);
        this.rules = new RuleBook(helm.driver().map());
    }

    @Override
    public void read(ScanReading reading, long nowNanos) {
        double left = helm.driver().remainingMeters();
        ClosedWays.Change change = ways.read(reading, nowNanos);
        if (change.closed() && !asked) {
            goRoundOrAsk(left, nowNanos);
        } else if (asked && change.reopened() && helm.planAgain()) {
            asked = false;
            helm.say("The way is free, I go on.", nowNanos, 0.3);
        }
    }

    private void goRoundOrAsk(double left, long nowNanos) {
        recollection.wayWasBlocked();
        double other = helm.goals()
                .active()
                .map(goal -> helm.driver().lengthOfWay(helm.pose(), goal.target()))
                .orElse(Double.POSITIVE_INFINITY);
        wayKnown = Double.isFinite(other);
        if (other <= DETOUR_SHARE * left + DETOUR_METERS && helm.planAgain()) {
            helm.say("Something stands here, I go round it.", nowNanos, 0.3);
            return;
        }
        asked = true;
        String call = wayKnown
                ? "HELP: my way is blocked. May I take a longer one?"
                : "HELP: my way is blocked and I know no other.";
        helm.say(call, nowNanos, 0.5);
    }

    @Override
    public double speedLimit(boolean standing, long nowNanos) {
        if (asked) {
            return 0;
        }
        double limit = courtesy.speedLimit(ways.maybePeople());
        if (courtesy.startsToWait(limit, standing)) {
            recollection.waited();
            helm.say("Please pass.", nowNanos, 0.4);
        } else {
            courtesy.stopsWaiting(limit);
        }
        return Math.min(limit, rules.speedLimit(helm.pose()));
    }

    @Override
    public long scanPatienceNanos() {
        return 500_000_000L;
    }

    @Override
    public void laserDied(long nowNanos) {
        recollection.laserDied();
        helm.say("My laser gives nothing, I stop.", nowNanos, 0.3);
    }

    @Override
    public double blindSpeedLimit(long blindNanos) {
        if (blindNanos > LASER_HELP_NANOS && !asked && helm.goals().active().isPresent()) {
            asked = true;
            wayKnown = true;
            helm.say("HELP: my laser gives nothing.", helm.nowNanos(), 0);
        }
        return 0;
    }

    @Override
    public void laserCameBack(long nowNanos) {
        helm.say("My laser works again.", nowNanos, 0.3);
    }

    @Override
    public void heard(String text, long nowNanos) {
        if (text.toLowerCase(Locale.ROOT).contains("go on")) {
            goOn(nowNanos);
        } else {
            helm.say(recollection.reply(text, helm.pose()), nowNanos, ANSWER_PAUSE_SECONDS);
        }
    }

    private void goOn(long nowNanos) {
        boolean was = asked;
        asked = was && !helm.planAgain();
        if (was && !asked) {
            helm.say("I go on.", nowNanos, 0.3);
        }
    }

    @Override
    public void goalTaken(Goal goal, long nowNanos) {
        recollection.setOut(goal);
        asked = false;
        courtesy.forget();
    }

    @Override
    public void goalEnded(Goal goal, GoalState state, long nowNanos) {
        asked = false;
        if (state == GoalState.SUCCEEDED) {
            helm.say(recollection.arrived(goal), nowNanos, 0);
        }
    }

    @Override
    public void zones(List<FloorZone> zones) {
        rules.tell(zones);
        helm.planAgain();
    }

    @Override
    public List<Surroundings.Track> maybePeople() {
        return ways.maybePeople();
    }

    @Override
    public Diagnosis navigation() {
        String part = "navigation";
        if (asked) {
            return new Diagnosis(part, Diagnosis.Level.WARNING, "waiting for help");
        }
        if (courtesy.waiting()) {
            return new Diagnosis(part, Diagnosis.Level.OK, "letting someone pass");
        }
        boolean going = helm.goals().active().isPresent();
        return new Diagnosis(part, Diagnosis.Level.OK, going ? "following the plan" : "idle");
    }
}
