package org.robograde.scenarios.play;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.robots.units.ArmDriver;
import org.robograde.robots.units.ArmGoal;
import org.robograde.robots.units.Heard;
import org.robograde.robots.units.LinkException;
import org.robograde.scenarios.site.Cell;

/**
 * Gives an arm one task, with an operator's help if the unit calls for it or gives up. The operator goes by what is heard and seen: says that it may go
 * on (approval), tells it again and better (correction), puts the part back (physical reset), or does the task by hand (takeover, or teleoperated
 * recovery where something fell). A unit that says it moves only while it is steered is steered; that is no intervention but the way it works.
 */
final class RunningArmTask implements Running {
    /** What the unit is told of target and poses. */
    private record ArmGoalTold(String target, List<ArmGoal.Pose> poses) {}

    private static final String STEERED_ONLY = "only move while";
    private static final List<String> LOST_WORDS = List.of("dropped", "nobody takes", "collision");
    private static final List<String> UNFOUND_WORDS = List.of("did not get", "do not find", "silent", "do not know");
    private static final double MOVED_ON_METERS = 0.05;
    private static final double UNANSWERED_SECONDS = 5;
    private static final int CORRECTIONS_MOST = 1;

    private final Stage stage;
    private final OperatorDesk desk;
    private final ArmDriver driver;
    private final ArmWork work;
    private ArmGoalTold told;
    private String goalId = "";
    private boolean goalOpen;
    private boolean unitAtWork;
    private long deadlineNanos = Long.MIN_VALUE;
    private Optional<String> trouble = Optional.empty();
    private long reactsAtNanos;
    private Optional<Heard.ToolPose> toolAtTrouble = Optional.empty();
    private Optional<HandOnArm> hand = Optional.empty();
    private Optional<String> intervention = Optional.empty();
    private String lastCall = "";
    private boolean answered;
    private long sentNanos;
    private int corrections;
    private int resets;

    RunningArmTask(Stage stage, OperatorDesk desk, ArmWork work) {
        this.stage = stage;
        this.desk = desk;
        this.work = work;
        this.told = new ArmGoalTold(work.target(), work.poses());
        if (!(stage.driver instanceof ArmDriver arm))
            throw new LinkException("unit " + stage.driver.profile().id() + " is no arm");
        this.driver = arm;
    }

    @Override
    public Progress tick() {
        if (deadlineNanos == Long.MIN_VALUE) {
            deadlineNanos = stage.nowNanos + Stage.nanos(work.timeoutSeconds());
            send();
            return Progress.RUNNING;
        }
        if (stage.nowNanos >= deadlineNanos) return timeOut();
        stage.said.stream().filter(Stage::isHelp).forEach(call -> lastCall = call);
        if (hand.isPresent()) return byHand(hand.get());
        if (stage.helpRequested && unitAtWork) note(lastCall);
        watchForAnswer();
        Optional<Progress> ended = endOfUnitsWork();
        if (ended.isPresent()) return ended.get();
        if (trouble.isPresent() && stage.nowNanos >= reactsAtNanos) return react(trouble.get());
        return Progress.RUNNING;
    }

    private void send() {
        goalId = stage.nextGoalId();
        goalOpen = true;
        unitAtWork = true;
        lastCall = "";
        answered = false;
        sentNanos = stage.nowNanos;
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("goalId", goalId);
        attributes.put("place", work.place());
        if (!work.poses().isEmpty()) {
            ArmGoal.Pose last = work.poses().get(work.poses().size() - 1);
            attributes.put("x", last.x());
            attributes.put("y", last.y());
            attributes.put("z", last.z());
        }
        stage.events.record("goal_sent", attributes);
        driver.task(
                new ArmGoal(goalId, work.verb(), told.target(), told.poses(), work.metersPerSecond(), stage.nowNanos));
    }

    /** A unit that has not even said that it has the goal did not get it: it is told once more. */
    private void watchForAnswer() {
        answered |= stage.goalStates.stream().anyMatch(state -> state.goalId().equals(goalId));
        boolean silent = unitAtWork && !answered && stage.nowNanos - sentNanos > Stage.nanos(UNANSWERED_SECONDS);
        if (!silent || !desk.canIntervene()) return;
        desk.intervened();
        begin("correction");
        finish();
        again();
    }

    private Optional<Progress> endOfUnitsWork() {
        if (!unitAtWork) return Optional.empty();
        Optional<Heard.Goal> end = stage.goalStates.stream()
                .filter(state -> state.goalId().equals(goalId) && state.state().isFinal())
                .findFirst();
        if (end.isEmpty()) return Optional.empty();
        unitAtWork = false;
        if (end.get().state() == Heard.GoalState.SUCCEEDED) {
            close("succeeded");
            return Optional.of(Progress.SUCCEEDED);
        }
        note(lastCall.isEmpty() ? end.get().text() : lastCall);
        if (!desk.simulated() || !mayAct()) {
            close("aborted");
            return Optional.of(Progress.FAILED);
        }
        return Optional.of(Progress.RUNNING);
    }

    private boolean mayAct() {
        return desk.canIntervene()
                || trouble.filter(call -> call.contains(STEERED_ONLY)).isPresent();
    }

    private void note(String call) {
        if (trouble.isPresent() && trouble.get().equals(call)) return;
        trouble = Optional.of(call);
        toolAtTrouble = stage.tool;
        reactsAtNanos = desk.reactsAtNanos(stage.nowNanos);
    }

    private Progress react(String call) {
        trouble = Optional.empty();
        if (!desk.simulated()) return Progress.RUNNING;
        String lower = call.toLowerCase(Locale.ROOT);
        if (lower.contains(STEERED_ONLY)) {
            takeHand();
            return Progress.RUNNING;
        }
        if (unitAtWork && movedOn()) return Progress.RUNNING;
        if (!desk.canIntervene()) return giveUp();
        desk.intervened();
        if (lower.strip().endsWith("?")) approve();
        else if (LOST_WORDS.stream().anyMatch(lower::contains)) recover();
        else if (UNFOUND_WORDS.stream().anyMatch(lower::contains)) tellAgain();
        else takeOver();
        return Progress.RUNNING;
    }

    /** Whoever sees that the unit goes on by itself does nothing. */
    private boolean movedOn() {
        return toolAtTrouble.isPresent()
                && stage.tool.isPresent()
                && stage.tool.get().distanceTo(toolAtTrouble.get()) > MOVED_ON_METERS;
    }

    private Progress giveUp() {
        if (unitAtWork) return Progress.RUNNING;
        close("aborted");
        return Progress.FAILED;
    }

    private void approve() {
        begin("approval");
        driver.say("Yes, go on.");
        finish();
        if (!unitAtWork) again();
    }

    private void tellAgain() {
        if (corrections++ < CORRECTIONS_MOST) {
            begin("correction");
            driver.say("Look again, it is there.");
            finish();
            told = showPart();
            again();
        } else if (work.resets() && resets++ == 0) {
            begin("physical_reset");
            putBack();
            finish();
            again();
        } else takeOver();
    }

    /** The part's name and where it is to be seen; what the unit is told again if nothing is to be seen. */
    private ArmGoalTold showPart() {
        return work.object()
                .flatMap(id -> CellView.of(stage)
                        .flatMap(view -> view.part(id))
                        .map(seen -> new ArmGoalTold(
                                id, List.of(new ArmGoal.Pose(seen.x(), seen.y(), seen.z(), 1, 0, 0, 0)))))
                .orElse(told);
    }

    private void putBack() {
        work.object()
                .flatMap(id -> stage.site.cell().map(cell -> cell.parts().get(id)))
                .ifPresent(part -> stage.field.stimulate("object_moved", back(part)));
    }

    private static Map<String, Object> back(Cell.Part part) {
        return Map.of("object", part.id(), "toX", part.x(), "toY", part.y(), "z", part.z());
    }

    private void recover() {
        begin("teleoperated_recovery");
        stopUnit();
        takeHand();
    }

    private void takeOver() {
        begin("takeover");
        stopUnit();
        takeHand();
    }

    private void takeHand() {
        hand = Optional.of(new HandOnArm(stage, driver, desk, work.byHand().get()));
    }

    private void stopUnit() {
        if (unitAtWork) stage.cancelGoal(goalId);
        unitAtWork = false;
    }

    /** The same task once more; for the record a new goal. */
    private void again() {
        stopUnit();
        close("aborted");
        send();
    }

    private Progress byHand(HandOnArm one) {
        if (!one.tick()) return Progress.RUNNING;
        hand = Optional.empty();
        finish();
        close("succeeded");
        return Progress.SUCCEEDED;
    }

    private void begin(String kind) {
        intervention = Optional.of(kind);
        stage.events.record(
                "intervention_started",
                "intervention",
                kind,
                "reason",
                lastCall.isEmpty() ? "the unit gave up" : "help requested");
    }

    private void finish() {
        intervention.ifPresent(kind -> stage.events.record("intervention_ended", "intervention", kind));
        intervention = Optional.empty();
    }

    private void close(String status) {
        if (goalOpen) stage.events.record("goal_ended", "goalId", goalId, "place", work.place(), "status", status);
        goalOpen = false;
    }

    private Progress timeOut() {
        stopUnit();
        hand.ifPresent(HandOnArm::stop);
        hand = Optional.empty();
        finish();
        close("timed_out");
        return Progress.FAILED;
    }

    @Override
    public void cancel() {
        if (deadlineNanos == Long.MIN_VALUE) return;
        stopUnit();
        hand.ifPresent(HandOnArm::stop);
        hand = Optional.empty();
        finish();
        close("preempted");
    }
}
