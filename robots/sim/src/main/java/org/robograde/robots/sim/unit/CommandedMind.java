package org.robograde.robots.sim.unit;

import java.util.List;
import java.util.Locale;

/**
 * One plan, followed until something disturbs it. It stops close before what stands on its way, calls for help, and goes on only when it is told to,
 * by words or by another goal. A goal that comes after its call is a correction: what stood before it then counts as closed, since a person
 * has just sent it another way. It knows that its laser is dead only when nothing has come for two seconds.
 */
final class CommandedMind implements Mind {
    private static final double STOP_GAP_METERS = 0.45;
    private static final double BODY_METERS = 0.25;
    /** Its own half width and a thumb's: whatever is farther from its path is not its concern. */
    private static final double MARGIN_METERS = 0.32;

    private static final double LOOK_AHEAD_METERS = 2.0;
    private static final double SLOWING = 0.6;
    private static final long HELP_AFTER_NANOS = 5_000_000_000L;
    private static final double ANSWER_PAUSE_SECONDS = 1.2;

    private final Helm helm;
    private List<Sighting> strange = List.of();
    private List<Sighting> inTheWay = List.of();
    private long stoppedSinceNanos = Long.MAX_VALUE;
    private boolean helpAsked;
    /** Disturbed in another way than by something ahead: it stands until it is told to go on. */
    private boolean halted;

    CommandedMind(Helm helm) {
        this.helm = helm;
    }

    @Override
    public void read(ScanReading reading, long nowNanos) {
        strange = reading.sightings();
    }

    @Override
    public double speedLimit(boolean standing, long nowNanos) {
        if (halted || helpAsked) {
            return 0;
        }
        double nearest = strange.stream().mapToDouble(this::alongPathTo).min().orElse(Double.POSITIVE_INFINITY);
        double gap = nearest - BODY_METERS - STOP_GAP_METERS;
        if (gap > 0.02) {
            stoppedSinceNanos = Long.MAX_VALUE;
            return Math.sqrt(2 * SLOWING * gap);
        }
        if (standing) {
            waitBefore(nowNanos);
        }
        return 0;
    }

    @Override
    public long scanPatienceNanos() {
        return 2_000_000_000L;
    }

    @Override
    public void laserDied(long nowNanos) {
        halt("HELP: my laser gives nothing.", nowNanos);
    }

    @Override
    public void laserCameBack(long nowNanos) {
        helm.say("My laser works again.", nowNanos, 0);
    }

    @Override
    public void linkCameBack(long nowNanos) {
        halt("HELP: my link was cut.", nowNanos);
    }

    /** Nothing to ask where nothing was commanded. */
    private void halt(String call, long nowNanos) {
        if (helm.goals().active().isPresent()) {
            halted = true;
            helm.say(call, nowNanos, 0);
        }
    }

    @Override
    public void heard(String text, long nowNanos) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        if (words.contains("go on")) {
            goOn(nowNanos);
            return;
        }
        String reply = words.endsWith("?") ? "I am a delivery robot." : "OK.";
        helm.say(reply, nowNanos, ANSWER_PAUSE_SECONDS);
    }

    @Override
    public void goalTaken(Goal goal, long nowNanos) {
        if (helpAsked) {
            inTheWay.forEach(thing -> helm.driver().map().mark(thing.points()));
        }
        helpAsked = false;
        halted = false;
        stoppedSinceNanos = Long.MAX_VALUE;
    }

    @Override
    public void goalEnded(Goal goal, GoalState state, long nowNanos) {
        if (state == GoalState.SUCCEEDED) {
            helm.say("I have arrived.", nowNanos, 0);
        }
    }

    @Override
    public Diagnosis navigation() {
        String part = "navigation";
        if (helpAsked || halted) {
            return new Diagnosis(part, Diagnosis.Level.WARNING, "waiting for help");
        }
        boolean going = helm.goals().active().isPresent();
        return new Diagnosis(part, Diagnosis.Level.OK, going ? "following the plan" : "idle");
    }

    private void goOn(long nowNanos) {
        if (helpAsked || halted) {
            helm.say("I go on.", nowNanos, 0);
        }
        helpAsked = false;
        halted = false;
        stoppedSinceNanos = Long.MAX_VALUE;
    }

    private void waitBefore(long nowNanos) {
        stoppedSinceNanos = Math.min(stoppedSinceNanos, nowNanos);
        if (!helpAsked && nowNanos - stoppedSinceNanos >= HELP_AFTER_NANOS) {
            helpAsked = true;
            inTheWay = strange.stream()
                    .filter(thing -> Double.isFinite(alongPathTo(thing)))
                    .toList();
            helm.say("HELP: something is in my way.", nowNanos, 0);
        }
    }

    private double alongPathTo(Sighting thing) {
        return thing.points().stream()
                .mapToDouble(point -> helm.driver().alongPathTo(point, MARGIN_METERS, LOOK_AHEAD_METERS))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
