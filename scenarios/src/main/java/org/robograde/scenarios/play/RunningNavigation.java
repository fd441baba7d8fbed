package org.robograde.scenarios.play;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.robograde.robots.units.Heard;
import org.robograde.robots.units.NavigationGoal;

/**
 * Drives to a place, looked after by an operator. Whatever the operator does on the way, the step succeeds when the unit says that it has reached the place it was
 * sent for, and fails when the unit gives up and nobody helps, or the time runs out.
 */
final class RunningNavigation implements Running, Attendant.Goals {
    /** A unit that has not taken up a goal by then did not hear of it. */
    private static final long TAKEN_UP_NANOS = 4_000_000_000L;

    private final Stage stage;
    private final BooleanSupplier personIntervenes;
    private final Destination target;
    private final double timeoutSeconds;
    private final Attendant attendant;
    private String goalId = "";
    private Destination goal;
    private long sentNanos;
    private boolean takenUp;
    private long deadlineNanos;
    private boolean started;

    RunningNavigation(
            Stage stage,
            OperatorDesk desk,
            BooleanSupplier personIntervenes,
            Destination target,
            double timeoutSeconds) {
        this.stage = stage;
        this.personIntervenes = personIntervenes;
        this.target = target;
        this.goal = target;
        this.timeoutSeconds = timeoutSeconds;
        this.attendant = new Attendant(stage, desk, this, target);
    }

    @Override
    public Progress tick() {
        if (!started) {
            started = true;
            deadlineNanos = stage.nowNanos + Stage.nanos(timeoutSeconds);
            send(target);
            return Progress.RUNNING;
        }
        if (stage.nowNanos >= deadlineNanos) return timeOut();
        attendant.tick();
        Optional<Heard.GoalState> end = endOfGoal();
        if (end.isPresent()) return goalEnded(end.get());
        if (lostOnTheWay()) send(goal);
        return Progress.RUNNING;
    }

    private Progress timeOut() {
        if (!goalId.isEmpty()) stage.cancelGoal(goalId);
        closeGoal("timed_out");
        attendant.leave();
        return Progress.FAILED;
    }

    private Progress goalEnded(Heard.GoalState end) {
        boolean reached = end == Heard.GoalState.SUCCEEDED;
        boolean original = goal.equals(target);
        closeGoal(word(end));
        if (reached) stage.goalsReached++;
        if (original && reached) {
            attendant.leave();
            return Progress.SUCCEEDED;
        }
        // Whether or not a detour worked, what comes next is the attendant's affair; so it is when the unit gave up.
        boolean cared = attendant.goalEnded() || personIntervenes.getAsBoolean();
        return cared ? Progress.RUNNING : Progress.FAILED;
    }

    private Optional<Heard.GoalState> endOfGoal() {
        if (goalId.isEmpty()) {
            // Given up while a person was at it: once they are done, the goal is sent again.
            if (!attendant.busy() && !personIntervenes.getAsBoolean()) send(target);
            return Optional.empty();
        }
        takenUp |= stage.goalStates.stream().anyMatch(state -> state.goalId().equals(goalId));
        return stage.goalStates.stream()
                .filter(state -> state.goalId().equals(goalId) && state.state().isFinal())
                .map(Heard.Goal::state)
                .findFirst();
    }

    /** Units whose goals have a status say of each that they have it. */
    private boolean lostOnTheWay() {
        boolean says = stage.driver
                .profile()
                .of(org.robograde.robots.units.Role.GOAL_STATUS)
                .isPresent();
        return says
                && stage.goalStatusSeen
                && !goalId.isEmpty()
                && !takenUp
                && stage.nowNanos - sentNanos > TAKEN_UP_NANOS;
    }

    @Override
    public boolean underWay() {
        return !goalId.isEmpty();
    }

    @Override
    public long sentNanos() {
        return sentNanos;
    }

    @Override
    public void send(Destination place) {
        if (!goalId.isEmpty()) closeGoal("preempted");
        goalId = stage.nextGoalId();
        goal = place;
        takenUp = false;
        sentNanos = stage.nowNanos;
        OptionalDouble shortest = stage.shortestPathMeters(place.point());
        stage.driver.navigate(new NavigationGoal(goalId, place.x(), place.y(), place.headingRadians(), stage.nowNanos));
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("goalId", goalId);
        attributes.put("place", place.place());
        attributes.put("x", place.x());
        attributes.put("y", place.y());
        attributes.put("headingRadians", place.headingRadians());
        shortest.ifPresent(meters -> attributes.put("shortestPathMeters", meters));
        stage.events.record("goal_sent", attributes);
    }

    private void closeGoal(String status) {
        if (!goalId.isEmpty())
            stage.events.record("goal_ended", "goalId", goalId, "place", goal.place(), "status", status);
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
        attendant.leave();
    }
}
