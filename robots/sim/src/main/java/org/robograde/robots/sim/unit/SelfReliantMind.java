package org.robograde.robots.sim.unit;

import java.util.List;

/**
 * Makes its own plans and chooses among them: a closed way is marked and another planned at once, people are given room, the site's rules are kept, and a dead
 * laser is waited for and then left behind slowly, by odometry. With {@code remembers} it also keeps what it found closed for its next goals.
 */
final class SelfReliantMind implements Mind {
    private static final double PATIENCE_SECONDS = 10;
    private static final long RETRY_NANOS = 3_000_000_000L;

    /** How a mind of this kind copes with a laser that stays dead. */
    private record Blindness(long waitsNanos, double speed, double seconds) {}

    private static final Blindness CAUTIOUS = new Blindness(4_000_000_000L, 0.12, 12);
    /** One that knows its odometry's error may trust it further. */
    private static final Blindness MEASURED = new Blindness(3_500_000_000L, 0.20, 15);

    private final Helm helm;
    private final Recollection recollection;
    private final ClosedWays ways;
    private final Courtesy courtesy;
    private final RuleBook rules;
    private final PlaceNames places;
    private final boolean remembers;
    private boolean helpless;
    private long retryAtNanos;

    SelfReliantMind(Helm helm, Recollection recollection, PlaceNames places, boolean remembers) {
        this.helm = helm;
        this.recollection = recollection;
        this.ways = new ClosedWays(helm, PATIENCE_SECONDS);
        this.courtesy = new Courtesy(helm);
        this.rules = new RuleBook(helm.driver().map());
        this.places = places;
        this.remembers = remembers;
    }

    @Override
    public void read(ScanReading reading, long nowNanos) {
        ClosedWays.Change change = ways.read(reading, nowNanos);
        if (helm.goals().active().isEmpty()) {
            return;
        }
        if (change.closed()) {
            takeAnotherWay(nowNanos);
        } else if (helpless && (change.reopened() || nowNanos >= retryAtNanos)) {
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
        double limit = courtesy.speedLimit(ways.maybePeople());
        if (courtesy.startsToWait(limit, standing)) {
            recollection.waited();
            helm.say("Please pass, I wait.", nowNanos, 0.2);
        } else if (courtesy.stopsWaiting(limit)) {
            helm.say("Thank you, I go on.", nowNanos, 0);
        }
        return Math.min(limit, rules.speedLimit(helm.pose()));
    }

    @Override
    public double blindSpeedLimit(long blindNanos) {
        Blindness how = remembers ? MEASURED : CAUTIOUS;
        long until = how.waitsNanos + Math.round(how.seconds * 1e9);
        return helpless || blindNanos < how.waitsNanos || blindNanos > until ? 0 : how.speed;
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
    public void linkCameBack(long nowNanos) {
        helm.say("My link is back, I go on.", nowNanos, 0.1);
    }

    @Override
    public void heard(String text, long nowNanos) {
        String reply = text.contains("next?") ? nextOf(text) : recollection.reply(text, helm.pose());
        helm.say(reply, nowNanos, remembers ? 0.3 : 0.5);
    }

    /** Of the places offered, the nearest by what it knows of closed ways; without such knowledge the order given is as good as any. */
    private String nextOf(String question) {
        return remembers
                ? places.nearestNamed(question, place -> helm.driver().lengthOfWay(helm.pose(), place))
                        .map(name -> "Next I go to " + name + ".")
                        .orElse("In the order you say.")
                : "In the order you say.";
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
        if (!remembers) {
            helm.driver().map().forgetMarks();
        }
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
        if (helpless) {
            return new Diagnosis(part, Diagnosis.Level.WARNING, "no way is left");
        }
        if (courtesy.waiting()) {
            return new Diagnosis(part, Diagnosis.Level.OK, "letting someone pass");
        }
        boolean going = helm.goals().active().isPresent();
        return new Diagnosis(part, Diagnosis.Level.OK, going ? "following the plan" : "idle");
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
