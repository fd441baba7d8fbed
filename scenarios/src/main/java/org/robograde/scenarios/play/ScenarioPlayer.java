package org.robograde.scenarios.play;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.robograde.robots.units.ArmRoles;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.Role;
import org.robograde.robots.units.UnitDriver;
import org.robograde.scenarios.language.Expectation;
import org.robograde.scenarios.language.PlannedTrial;
import org.robograde.scenarios.language.Step;
import org.robograde.scenarios.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays one trial: once per tick it hears the unit, lets the happenings and the steps act, and looks whether the trial is over. Make one player per
 * trial and call {@link #play} once; {@link #emergencyStop} and {@link #abort} may come from any thread at any time.
 */
public final class ScenarioPlayer {
    /** Trial time between two looks at the unit. Events are exact to one tick; what must be measured finer is in the messages. */
    public static final long TICK_NANOS = 50_000_000;

    /** A unit that lets nothing at all be heard for so long, although its profile says it speaks regularly, is lost. */
    static final double SILENCE_SECONDS = 3;

    /** Time given to a unit before the trial to say where it is, and at its end to stand still. */
    static final double SETTLING_SECONDS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(ScenarioPlayer.class);

    private final PlannedTrial trial;
    private final UnitDriver driver;
    private final TrialClock clock;
    private final EventLog events;
    private final Stage stage;
    private final Running steps;
    private final UnitStop stop;
    private final AtomicInteger personInterventions = new AtomicInteger();
    private List<RunningHappening> happenings = List.of();
    private long startedNanos;
    private long tickNanos;
    private boolean timedOut;
    private boolean interrupted;

    public ScenarioPlayer(
            PlannedTrial trial, Site site, UnitDriver driver, TrialClock clock, FieldControl field, EventSink sink) {
        this.trial = trial;
        this.driver = driver;
        this.clock = clock;
        this.events = new EventLog(sink, clock);
        this.stop = new UnitStop(driver, events);
        // Goal ids must differ between trials on one link: action servers go on reporting old goals for seconds.
        String prefix = trial.scenarioId() + "-" + trial.seed() + "-" + clock.nowNanos() / 1_000_000;
        this.stage = new Stage(site, driver, field, events, prefix);
        OperatorDesk desk = new OperatorDesk(trial.play().operator(), trial.seed());
        this.steps = new StepStarter(stage, desk, () -> personInterventions.get() > 0)
                .start(new Step.Serial(trial.play().steps()));
    }

    /**
     * Plays the trial to its end on the calling thread. Never throws for what the unit, the link, an interrupt or a mistake of ours
     * does: that is how a trial ends, after the unit was stopped.
     */
    public TrialEnding play() {
        tickNanos = clock.nowNanos();
        startedNanos = tickNanos;
        attempt(this::playSteps);
        attempt(this::holdIfStopped);
        boolean held = stop.given();
        attempt(this::closeWhatIsOpen);
        attempt(this::settle);
        if (!held) attempt(this::holdIfStopped);
        TrialEnding ending = conclude();
        if (interrupted) Thread.currentThread().interrupt();
        return ending;
    }

    /**
     * Ends the trial because a person or an instrument demands it: stops the unit at once, on the calling thread, and records who it was.
     *
     * @return the ways by which the stop was sent; none if the trial was stopped before
     */
    public List<String> emergencyStop(String instrument) {
        return stop.give(
                "emergency stop by " + instrument, () -> events.record("emergency_stop", "instrument", instrument));
    }

    /** Ends the trial for another reason, as safely: the unit is stopped by every way. @return as {@link #emergencyStop} */
    public List<String> abort(String reason) {
        return stop.give(reason, () -> {});
    }

    /** A lost link may be lost one way only, and the unit still drives: it is stopped by whatever way is left. */
    private void loseLink(String reason) {
        stop.give("link lost", () -> stage.loseLink(reason));
        // Where another stop came first, that is why the trial ended; the loss is recorded all the same.
        stage.loseLink(reason);
    }

    /** A part of the trial; whatever cuts it short has stopped the unit when this returns. */
    private void attempt(Part part) {
        try {
            part.play();
        } catch (Cut stopped) {
            // By whoever gave the stop.
            return;
        } catch (LinkException e) {
            loseLink(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            interrupted = true;
            stop.give("interrupted", () -> {});
        } catch (RuntimeException e) {
            // Our mistake, but the unit must not pay for it: it is stopped first, and the trial is sealed as aborted.
            stop.give("program failure: " + e, () -> {});
            LOG.error("the trial was ended by a failure of the program", e);
        }
    }

    private interface Part {
        void play() throws InterruptedException, Cut;
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
        Cut() {
            super("stopped", null, false, false);
        }
    }

    private void playSteps() throws InterruptedException, Cut {
        awaitFirstPose();
        start();
        startedNanos = stage.nowNanos;
        happenings = trial.play().meanwhile().stream()
                .map(one -> new RunningHappening(stage, one, startedNanos))
                .toList();
        happenings.forEach(RunningHappening::prepare);
        playOn();
    }

    private void awaitFirstPose() throws InterruptedException, Cut {
        driver.poll();
        long giveUp = tickNanos + Stage.nanos(SETTLING_SECONDS);
        boolean saysWhere = driver.profile().of(Role.MAP_POSE).isPresent()
                || driver.profile().of(Role.ODOMETRY).isPresent()
                || driver.profile().of(ArmRoles.TOOL_POSE).isPresent();
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
        TrialStatements.record(trial.play(), stage);
        CellStatements.record(stage);
        SurgicalStatements.record(stage);
        for (String left : trial.play().leftOut()) events.record("recorder_note", "text", "left out: " + left);
    }

    /** Until the steps or the time end. */
    private void playOn() throws InterruptedException, Cut {
        long limit = startedNanos + Stage.nanos(trial.play().timeLimitSeconds());
        while (true) {
            happenings.forEach(RunningHappening::tick);
            checkStop();
            if (steps.tick() != Running.Progress.RUNNING) return;
            if (stage.linkLost) throw new LinkException("a goal could not be cancelled");
            if (stage.nowNanos >= limit) {
                timedOut = true;
                return;
            }
            tick();
            checkSilence();
        }
    }

    private void tick() throws InterruptedException, Cut {
        checkStop();
        advance();
        checkStop();
    }

    private void advance() throws InterruptedException {
        tickNanos += TICK_NANOS;
        clock.advanceTo(tickNanos);
        stage.hear(clock.nowNanos());
    }

    private void checkStop() throws Cut {
        if (stop.given()) throw new Cut();
    }

    private void checkSilence() {
        boolean speaksRegularly = driver.profile().interfaces().values().stream()
                .anyMatch(one -> driver.heardCounts().containsKey(one.topic()) && one.rateHz() >= 1);
        if (speaksRegularly && stage.nowNanos - stage.lastHeardNanos > Stage.nanos(SILENCE_SECONDS))
            throw new LinkException("nothing heard from the unit for " + SILENCE_SECONDS + " s");
    }

    /** Holds zero speed until the unit says it stands, or the time is up; only what was seen is recorded. */
    private void holdIfStopped() throws InterruptedException {
        if (!stop.given()) return;
        // The stop may have been given in the middle of a tick that then sent a goal. From here on this thread sends
        // nothing but stops, so this one
        // is the last word.
        stop.send();
        if (stage.linkLost) return;
        long giveUp = clock.nowNanos() + Stage.nanos(SETTLING_SECONDS);
        int standing = 0;
        while (tickNanos < giveUp) {
            driver.teleop(0, 0);
            stage.speed = Optional.empty();
            advance();
            if (stage.speed.isEmpty()) continue;
            standing = Stage.stands(stage.speed.get()) ? standing + 1 : 0;
            if (standing == 3) {
                events.record("unit_stopped");
                return;
            }
        }
    }

    private void closeWhatIsOpen() {
        steps.cancel();
        happenings.forEach(RunningHappening::end);
        TrialStatements.lift(trial.play(), stage);
        if (stage.linkLost) loseLink("a goal could not be cancelled");
    }

    /** The cancel, what the unit answers to it, and how it rolls out belong to the record. */
    private void settle() throws InterruptedException, Cut {
        long giveUp = tickNanos + Stage.nanos(SETTLING_SECONDS);
        boolean wasStopped = stop.given();
        while (!stage.linkLost && stage.unsettled() && tickNanos < giveUp) {
            if (!wasStopped) tick();
            else {
                driver.teleop(0, 0);
                advance();
            }
        }
    }

    private TrialEnding conclude() {
        String stopped = stop.close();
        TrialEnding.Outcome played = timedOut ? TrialEnding.Outcome.TIMED_OUT : TrialEnding.Outcome.COMPLETED;
        TrialEnding.Outcome outcome = stopped.isEmpty() ? played : TrialEnding.Outcome.ABORTED;
        String limit = timedOut ? "time limit of " + trial.play().timeLimitSeconds() + " s" : "";
        String reason = stopped.isEmpty() ? limit : stopped;
        try {
            for (Expectation expectation : trial.play().expectations())
                events.record(
                        "expectation",
                        "id",
                        expectation.id(),
                        "holds",
                        Expectations.holds(expectation, stage, outcome));
            events.record("trial_ended", "outcome", outcome.word(), "reason", reason);
        } catch (RuntimeException unrecorded) {
            LOG.error("the trial's end could not be recorded", unrecorded);
            stop.send();
            return new TrialEnding(
                    TrialEnding.Outcome.ABORTED, "program failure: " + unrecorded, startedNanos, clock.nowNanos());
        }
        return new TrialEnding(outcome, reason, startedNanos, clock.nowNanos());
    }
}
