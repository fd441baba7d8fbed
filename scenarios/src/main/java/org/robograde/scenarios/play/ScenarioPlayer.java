package org.robograde.scenarios.play;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.Role;
import org.robograde.robots.units.UnitDriver;
import org.robograde.scenarios.language.Expectation;
import org.robograde.scenarios.language.PlannedTrial;
import org.robograde.scenarios.language.Step;
import org.robograde.scenarios.site.Site;

/**
 * Plays one trial: once per tick it hears the unit, lets the happenings and the steps act, and looks whether the trial is over. Make one player per
 * trial and call {@link #play} once; {@link #emergencyStop} and {@link #abort} may come from any thread at any time.
 */
public final class ScenarioPlayer {
    /** Trial time between two looks at the unit. Events are exact to one tick; what must be measured finer is in the messages. */
    public static final long TICK_NANOS = 50_000_000;

    /** A unit that lets nothing at all be heard for so long, although its profile says it speaks regularly, is lost. */
    static final double SILENCE_SECONDS = 3;

    /** Time given to a unit before the trial to say where it is, and after a stop to stand still. */
    static final double SETTLING_SECONDS = 3;

    private final PlannedTrial trial;
    private final UnitDriver driver;
    private final TrialClock clock;
    private final EventLog events;
    private final Stage stage;
    private final Running steps;
    /** Held while a stop is sent and recorded, so that the trial's end is never recorded before the stop that ended it. */
    private final Object stopping = new Object();

    private volatile String stopReason = "";
    private final AtomicInteger personInterventions = new AtomicInteger();
    private long tickNanos;

    public ScenarioPlayer(
            PlannedTrial trial, Site site, UnitDriver driver, TrialClock clock, FieldControl field, EventSink sink) {
        this.trial = trial;
        this.driver = driver;
        this.clock = clock;
        this.events = new EventLog(sink, clock);
        // Goal ids must differ between trials on one link: action servers go on reporting old goals for seconds.
        String prefix = trial.scenarioId() + "-" + trial.seed() + "-" + clock.nowNanos() / 1_000_000;
        this.stage = new Stage(site, driver, field, events, prefix);
        OperatorDesk desk = new OperatorDesk(trial.play().operator(), trial.seed());
        this.steps = new StepStarter(stage, desk, () -> personInterventions.get() > 0)
                .start(new Step.Serial(trial.play().steps()));
    }

    /** Plays the trial to its end on the calling thread. Never throws for what the unit, the link or an interrupt does: that is how a trial ends. */
    public TrialEnding play() {
        tickNanos = clock.nowNanos();
        long started = tickNanos;
        List<RunningHappening> happenings = List.of();
        TrialEnding.Outcome outcome = TrialEnding.Outcome.ABORTED;
        String reason = "";
        try {
            awaitFirstPose();
            start();
            started = stage.nowNanos;
            long trialStart = started;
            happenings = trial.play().meanwhile().stream()
                    .map(one -> new RunningHappening(stage, one, trialStart))
                    .toList();
            Optional<String> cut = playOn(started, happenings);
            outcome = cut.isEmpty() ? TrialEnding.Outcome.COMPLETED : TrialEnding.Outcome.TIMED_OUT;
            reason = cut.orElse("");
        } catch (Cut cut) {
            reason = cut.reason;
        } catch (LinkException e) {
            stage.loseLink(String.valueOf(e.getMessage()));
            reason = "link lost";
        } catch (InterruptedException e) {
            abort("interrupted");
            reason = "interrupted";
            Thread.currentThread().interrupt();
        }
        synchronized (stopping) {
            // Waits for a stop that another thread is just sending.
            if (!stopReason.isEmpty()) reason = stopReason;
        }
        if (!stopReason.isEmpty() && !stage.linkLost) awaitStandstill();
        return end(started, stopReason.isEmpty() ? outcome : TrialEnding.Outcome.ABORTED, reason, happenings);
    }

    /** Ends the trial because a person or an instrument demands it: stops the unit at once, on the calling thread, and records who it was. */
    public void emergencyStop(String instrument) {
        synchronized (stopping) {
            if (!stopReason.isEmpty()) return;
            stopReason = "emergency stop by " + instrument;
            List<String> ways = driver.stopByEveryWay();
            events.record("emergency_stop", "instrument", instrument);
            ways.forEach(way -> events.record("stop_sent", "by", way));
        }
    }

    /** Ends the trial for another reason, as safely: the unit is stopped by every way. */
    public void abort(String reason) {
        synchronized (stopping) {
            if (!stopReason.isEmpty()) return;
            stopReason = reason;
            driver.stopByEveryWay().forEach(way -> events.record("stop_sent", "by", way));
        }
    }

    /** A real operator begins to intervene; {@code kind} as in the events. While one is at it, a goal that ends early is not a failure. */
    public void interventionStarted(String kind, String reason) {
        personInterventions.incrementAndGet();
        events.record("intervention_started", "intervention", kind, "reason", reason);
    }

    /** A real operator is done. */
    public void interventionEnded(String kind) {
        personInterventions.decrementAndGet();
        events.record("intervention_ended", "intervention", kind);
    }

    /** The trial was ended from outside. */
    private static final class Cut extends Exception {
        private final String reason;

        Cut(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    private void awaitFirstPose() throws InterruptedException, Cut {
        driver.poll();
        long giveUp = tickNanos + Stage.nanos(SETTLING_SECONDS);
        boolean saysWhere = driver.profile().of(Role.MAP_POSE).isPresent()
                || driver.profile().of(Role.ODOMETRY).isPresent();
        while (saysWhere && stage.pose.isEmpty() && tickNanos < giveUp) tick();
        stage.lastHeardNanos = tickNanos;
    }

    private void start() {
        stage.nowNanos = clock.nowNanos();
        events.record(
                "trial_started",
                "scenario",
                trial.scenarioId(),
                "repetition",
                (long) trial.repetition(),
                "seed",
                trial.seed());
        for (String left : trial.play().leftOut()) events.record("recorder_note", "text", "left out: " + left);
    }

    /** Until the steps end (empty) or the time does (why). */
    private Optional<String> playOn(long started, List<RunningHappening> happenings) throws InterruptedException, Cut {
        long limit = started + Stage.nanos(trial.play().timeLimitSeconds());
        while (true) {
            happenings.forEach(RunningHappening::tick);
            checkStop();
            if (steps.tick() != Running.Progress.RUNNING) return Optional.empty();
            if (stage.nowNanos >= limit)
                return Optional.of("time limit of " + trial.play().timeLimitSeconds() + " s");
            tick();
            checkSilence();
        }
    }

    private void tick() throws InterruptedException, Cut {
        checkStop();
        tickNanos += TICK_NANOS;
        clock.advanceTo(tickNanos);
        stage.hear(clock.nowNanos());
        checkStop();
    }

    private void checkStop() throws Cut {
        if (!stopReason.isEmpty()) throw new Cut(stopReason);
    }

    private void checkSilence() {
        boolean speaksRegularly = driver.profile().interfaces().values().stream()
                .anyMatch(one -> driver.heardCounts().containsKey(one.topic()) && one.rateHz() >= 1);
        if (speaksRegularly && stage.nowNanos - stage.lastHeardNanos > Stage.nanos(SILENCE_SECONDS))
            throw new LinkException("nothing heard from the unit for " + SILENCE_SECONDS + " s");
    }

    /** Holds zero speed until the unit says it stands, or the time is up; only what was seen is recorded. */
    private void awaitStandstill() {
        try {
            long giveUp = clock.nowNanos() + Stage.nanos(SETTLING_SECONDS);
            int standing = 0;
            while (tickNanos < giveUp) {
                driver.teleop(0, 0);
                tickNanos += TICK_NANOS;
                clock.advanceTo(tickNanos);
                stage.speed = Optional.empty();
                stage.hear(clock.nowNanos());
                if (stage.speed.isEmpty()) continue;
                boolean stands = stage.speed.get().metersPerSecond() < 0.01
                        && Math.abs(stage.speed.get().radiansPerSecond()) < 0.02;
                standing = stands ? standing + 1 : 0;
                if (standing == 3) {
                    events.record("unit_stopped");
                    return;
                }
            }
        } catch (LinkException e) {
            stage.loseLink(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TrialEnding end(
            long started, TrialEnding.Outcome outcome, String reason, List<RunningHappening> happenings) {
        steps.cancel();
        happenings.forEach(RunningHappening::end);
        for (Expectation expectation : trial.play().expectations())
            events.record(
                    "expectation", "id", expectation.id(), "holds", Expectations.holds(expectation, stage, outcome));
        events.record("trial_ended", "outcome", outcome.word(), "reason", reason);
        return new TrialEnding(outcome, reason, started, clock.nowNanos());
    }
}
