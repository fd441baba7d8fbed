package org.robograde.scenarios.play;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.robograde.robots.units.Heard;
import org.robograde.robots.units.NavigationGoal;
import org.robograde.scenarios.language.Step;
import org.robograde.scenarios.site.SitePlace;

/**
 * Drives to a place, with an operator's help if the unit asks for it. A correction is: say the words, drive to the other places first, then send the
 * original goal again; the intervention lasts until then, because so long a person has the unit in mind.
 */
final class RunningNavigation implements Running {
    /** Farther than a stopping unit rolls or a pose estimate wanders. */
    private static final double GOES_ON_METERS = 0.3;

    private final Stage stage;
    private final OperatorDesk desk;
    private final BooleanSupplier personIntervenes;
    private final Step.Navigate step;
    private final Deque<String> detour = new ArrayDeque<>();
    private Optional<OperatorDesk.Answer> coming = Optional.empty();
    private Optional<Heard.Pose> poseAtRequest = Optional.empty();
    private Optional<String> intervention = Optional.empty();
    private String goalId = "";
    private String goalPlace = "";
    private long deadlineNanos;
    private boolean started;

    RunningNavigation(Stage stage, OperatorDesk desk, BooleanSupplier personIntervenes, Step.Navigate step) {
        this.stage = stage;
        this.desk = desk;
        this.personIntervenes = personIntervenes;
        this.step = step;
    }

    @Override
    public Progress tick() {
        if (!started) {
            started = true;
            deadlineNanos = stage.nowNanos + Stage.nanos(step.timeoutSeconds());
            send(step.place());
            return Progress.RUNNING;
        }
        if (stage.nowNanos >= deadlineNanos) return timeOut();
        if (stage.helpRequested && coming.isEmpty()) requested();
        if (coming.isPresent() && stage.nowNanos >= coming.get().atNanos()) react(coming.get());
        Optional<Heard.GoalState> end = endOfGoal();
        return end.isPresent() ? goalEnded(end.get()) : Progress.RUNNING;
    }

    private Progress timeOut() {
        if (!goalId.isEmpty()) stage.cancelGoal(goalId);
        closeGoal("timed_out");
        endIntervention();
        return Progress.FAILED;
    }

    private void requested() {
        poseAtRequest = stage.pose;
        coming = desk.answer(stage.nowNanos, intervention.isPresent());
    }

    /** An operator who sees that the unit goes on by itself does nothing; one whose detour is blocked too goes on to its next place. */
    private void react(OperatorDesk.Answer answer) {
        coming = Optional.empty();
        if (movedSinceRequest()) return;
        if (intervention.isEmpty()) intervene(answer);
        else if (detour.isEmpty()) sendOriginalAgain();
        else send(detour.remove());
    }

    private boolean movedSinceRequest() {
        if (goalId.isEmpty() || poseAtRequest.isEmpty() || stage.pose.isEmpty()) return false;
        Heard.Pose then = poseAtRequest.get();
        Heard.Pose now = stage.pose.get();
        return Math.hypot(now.xMeters() - then.xMeters(), now.yMeters() - then.yMeters()) > GOES_ON_METERS;
    }

    private void intervene(OperatorDesk.Answer answer) {
        desk.intervened();
        String kind = answer.intervention().kind();
        intervention = Optional.of(kind);
        stage.events.record("intervention_started", "intervention", kind, "reason", "help requested");
        if (stage.driver.profile().of(org.robograde.robots.units.Role.HEARD).isPresent())
            answer.intervention().words().ifPresent(stage.driver::say);
        detour.addAll(answer.intervention().via());
        if (!detour.isEmpty()) send(detour.remove());
        // An approval is words only, unless the unit has given up its goal meanwhile.
        else if (goalId.isEmpty()) sendOriginalAgain();
        else endIntervention();
    }

    private Progress goalEnded(Heard.GoalState end) {
        boolean original = goalPlace.equals(step.place()) && intervention.isEmpty();
        closeGoal(word(end));
        if (intervention.isPresent()) {
            // Whether or not the detour worked, the original goal comes next: the unit is then somewhere else.
            if (detour.isEmpty()) sendOriginalAgain();
            else send(detour.remove());
            return Progress.RUNNING;
        }
        if (original && end == Heard.GoalState.SUCCEEDED) return Progress.SUCCEEDED;
        // It gave up, but help is on its way.
        if (coming.isPresent() || personIntervenes.getAsBoolean()) return Progress.RUNNING;
        return Progress.FAILED;
    }

    private void sendOriginalAgain() {
        send(step.place());
        endIntervention();
    }

    private void endIntervention() {
        intervention.ifPresent(kind -> stage.events.record("intervention_ended", "intervention", kind));
        intervention = Optional.empty();
    }

    private Optional<Heard.GoalState> endOfGoal() {
        if (goalId.isEmpty()) {
            // Given up while a person was at it: once they are done, the goal is sent again.
            if (coming.isEmpty() && !personIntervenes.getAsBoolean()) send(step.place());
            return Optional.empty();
        }
        return stage.goalStates.stream()
                .filter(state -> state.goalId().equals(goalId) && state.state().isFinal())
                .map(Heard.Goal::state)
                .findFirst();
    }

    private void send(String placeId) {
        if (!goalId.isEmpty()) closeGoal("preempted");
        SitePlace place = stage.place(placeId);
        goalId = stage.nextGoalId();
        goalPlace = placeId;
        OptionalDouble shortest = stage.shortestPathMeters(place);
        stage.driver.navigate(new NavigationGoal(goalId, place.x(), place.y(), place.headingRadians(), stage.nowNanos));
        var attributes = new java.util.TreeMap<String, Object>();
        attributes.put("goalId", goalId);
        attributes.put("place", placeId);
        attributes.put("x", place.x());
        attributes.put("y", place.y());
        attributes.put("headingRadians", place.headingRadians());
        shortest.ifPresent(meters -> attributes.put("shortestPathMeters", meters));
        stage.events.record("goal_sent", attributes);
    }

    private void closeGoal(String status) {
        if (!goalId.isEmpty())
            stage.events.record("goal_ended", "goalId", goalId, "place", goalPlace, "status", status);
        goalId = "";
    }

    private static String word(Heard.GoalState state) {
        return switch (state) {
            case SUCCEEDED -> "succeeded";
            case PREEMPTED -> "preempted";
            default -> "aborted";
        };
    }

    @Override
    public void cancel() {
        if (!goalId.isEmpty()) stage.cancelGoal(goalId);
        closeGoal("preempted");
        endIntervention();
    }
}
